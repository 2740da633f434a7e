import { writeBuildJson } from '../../src/builds/build-json'
import { connect } from '../../src/github/client'
import type { Clock } from '../../src/primitives/clock'
import type { ShelvedBuild, SiteEdit, SiteFile } from '../../src/site/shelf'
import { newBranchFiles } from '../../src/targets/branch/marker'
import type { SiteDeployment } from '../../src/targets/deployment/deployment'
import { type PagesTargetOptions, pagesTarget } from '../../src/targets/pages/pages'
import type { ApplyOptions, Target } from '../../src/targets/target'
import type { GitHub } from './github/github'
import type { Repository, Token } from './github/world'

/** Waits a hundredth of what is asked, so that races are real and tests are short. */
export const briskClock: Clock = {
  now: () => new Date('2026-11-22T12:00:00Z'),
  sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds / 100)),
  random: Math.random,
}

export interface PagesTargetSetting {
  readonly github: GitHub
  readonly repository: Repository
  readonly token: Token
  readonly workFolder: string
}

/** A target as the action makes it, over the stand-in; each deviation from the defaults one line. */
export function aPagesTarget(
  { github, repository, token, workFolder }: PagesTargetSetting,
  deviations: Partial<PagesTargetOptions> = {},
): Target {
  const client = connect({
    token: token.value,
    apiUrl: github.apiUrl,
    progress: () => {},
    pace: { retries: 1, millisecondsPerSecond: 1 },
  })
  const name = { owner: repository.owner, name: repository.name }
  return pagesTarget({
    github: client,
    repository: name,
    sourceIsPublic: async () => repository.visibility === 'public',
    serverUrl: github.serverUrl,
    token: token.value,
    directory: 'install',
    pagesBranch: undefined,
    deployment: noDeployment,
    ipaHost: 'auto',
    releaseTag: undefined,
    runKey: '9000000001-1',
    siteBudget: 900_000_000,
    workFolder,
    environment: process.env,
    unlistedSegment: () => '0123456789abcdef0123456789abcdef',
    clock: briskClock,
    progress: () => {},
    ...deviations,
  })
}

export const quietly: ApplyOptions = { reason: 'Publish', progress: () => {} }

export function textFile(path: string, text: string): SiteFile {
  return { path, content: { kind: 'bytes', bytes: new TextEncoder().encode(text) } }
}

/** Writes these files, whatever the shelf holds. */
export function writing(files: Readonly<Record<string, string>>): SiteEdit {
  const write = Object.entries(files).map(([path, text]) => textFile(path, text))
  return () => ({ write, remove: [], gone: [] })
}

export function removing(...remove: readonly string[]): SiteEdit {
  return () => ({ write: [], remove, gone: [] })
}

/** Puts a build's facts on the shelf, and lists all builds in the gallery as a real edit would. */
export function shelving({ folder, record }: ShelvedBuild): SiteEdit {
  return shelf => {
    const folders = new Set([...shelf.builds.map(build => build.folder), folder])
    return {
      write: [
        {
          path: `${folder}/build.json`,
          content: { kind: 'bytes', bytes: writeBuildJson(record) },
        },
        textFile('install/index.html', [...folders].sort().join('\n')),
      ],
      remove: [],
      gone: [],
    }
  }
}

/** A branch of ours as these edits leave it, for the stand-in to have from the start: nothing needs to be pushed. */
export function ourSite(...edits: readonly SiteEdit[]): Readonly<Record<string, string>> {
  const marked = newBranchFiles('gh-pages', '')
  const edited = edits.flatMap(edit => edit({ files: [], builds: [] }).write)
  const files = [
    ...marked,
    ...edited.map(({ path, content }) => ({ path, bytes: bytesOf(content) })),
  ]
  return Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]))
}

function bytesOf(content: SiteFile['content']): Uint8Array {
  if (content.kind === 'bytes') return content.bytes
  throw new Error('a file on disk is pushed, not seeded')
}

/** For tests of sites that a branch serves: whoever asks it has made a mistake. */
const unasked = (): Promise<never> => Promise.reject(new Error('the site is served from a branch'))
export const noDeployment: SiteDeployment = {
  check: unasked,
  start: unasked,
  ensure: unasked,
  retry: unasked,
  describe: unasked,
}
