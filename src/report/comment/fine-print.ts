import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'
import { code, joined, link, type Markdown, md } from '../markdown'
import type { AppSection, BuildFacts, WorkingBuild } from './state'

/** Of a build that is there: `Commit a1b2c3d · run 101 · all builds · It does not install?` */
export function finePrint(build: WorkingBuild): Markdown {
  const { run, runUrl, channel, install, sideload } = build
  return small([
    ...commitOf(build),
    ...runLink(run.number, runUrl),
    link('all builds', channel),
    ...(sideload === undefined
      ? []
      : [
          link('source for AltStore, SideStore, Feather', sideload.source),
          link('IPA', sideload.ipa),
        ]),
    link('It does not install?', helpOn(install)),
  ])
}

/** Of a build that did not get there. */
export function attemptPrint({ attempt, run, runUrl }: AppSection): Markdown {
  const commit = attempt === undefined ? [] : commitOf(attempt)
  return small([...commit, ...runLink(run.number, runUrl)])
}

/** The part of the install page that says what to do. The launcher reads the build behind its `#`. */
function helpOn(page: HttpsUrl): HttpsUrl {
  return page.includes('#') ? page : httpsUrl(`${page}#help`)
}

function small(parts: readonly Markdown[]): Markdown {
  return parts.length === 0 ? md`` : md`<sub>${joined(parts, ' · ')}</sub>`
}

function commitOf(build: BuildFacts): readonly Markdown[] {
  return build.commit === '' ? [] : [md`Commit ${shortCommit(build)}`]
}

export function shortCommit({ commit, commitUrl }: BuildFacts): Markdown {
  const short = code(commit.slice(0, 7))
  return commitUrl === undefined ? short : link(short, commitUrl)
}

function runLink(number: number, url: HttpsUrl | undefined): readonly Markdown[] {
  return url === undefined ? [] : [link(`run ${number}`, url)]
}
