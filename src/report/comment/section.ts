import { versionInWords } from '../../builds/in-words'
import type { RuleId } from '../../preflight/finding'
import { counted, dayInWords } from '../../primitives/in-words'
import { explained, whatToDo } from '../advice'
import { foldedFindings } from '../findings-in-markdown'
import { code, folded, joined, link, type Markdown, md, plainLink } from '../markdown'
import { namedBuild } from '../named-build'
import { plainReason } from '../plain-reasons'
import { isRefusedForWarnings, REFUSED_FOR_WARNINGS } from '../strictness'
import { foldedDifference } from './difference'
import { attemptPrint, finePrint } from './fine-print'
import { forWhom } from './for-whom'
import { meanwhile, offer, scanAndTest } from './offer'
import { doubtOf } from './promise'
import { refusal, soleFix } from './refusal'
import type { AppSection, BuildFacts, OlderBuild, Phase, WorkingBuild } from './state'

/** One app: first what became of it, in a line that stands for itself, then the link, the rest folded. */
export function renderSection(section: AppSection): Markdown {
  return joined(parts[section.phase](section), '\n\n')
}

type Parts = (section: AppSection) => readonly Markdown[]

const parts: Readonly<Record<Phase, Parts>> = {
  ready: section =>
    section.working === undefined ? [] : readyParts({ ...section, working: section.working }),
  publishing: section => [
    md`⏳ **${nameOf(section.attempt)}** is being published${inRun(section)}.${untilThen(section)}`,
    section.working === undefined ? md`` : offer(section.working),
    ...below(section),
  ],
  rejected: section => [
    isRefusedForWarnings(section.findings)
      ? md`### ⛔ ${nameOf(section.attempt)} was not published`
      : md`### ⛔ ${nameOf(section.attempt)} cannot be installed`,
    refusal(
      section.findings,
      isRefusedForWarnings(section.findings)
        ? md`${REFUSED_FOR_WARNINGS}`
        : md`It was not published.`,
    ),
    foldedFindings(section.findings, soleFix(section.findings)),
    ...instead(section),
  ],
  failed: section => [
    section.key === ''
      ? md`### ⚠️ No new build: the run failed`
      : md`### ⚠️ ${nameOf(section.attempt)} could not be published`,
    ...failure(section),
    ...instead(section),
  ],
  cancelled: section => [
    md`### 🚫 ${nameOf(section.attempt)} was not published: the run was cancelled`,
    md`It was cancelled, or ran out of time, before the build was ready. Run it again to get this build.`,
    ...instead(section),
  ],
  removed: section => [
    md`### 🗑️ ${nameOf(section.attempt)} was removed`,
    joined(removal(section), ' '),
    whatIsLeft(section),
    attemptPrint({ ...section, runUrl: undefined }),
  ],
}

function readyParts(section: AppSection & { working: WorkingBuild }): readonly Markdown[] {
  const { working, findings } = section
  if (doubtOf(section) !== 'refused-by-ios')
    return [offer(working), warnings(section), ...below(section)]
  const anyway = md`${plainLink('Install it all the same', working.install)}. ${forWhom(working)}`
  return [
    md`### ⚠️ ${namedBuild(working)} will most likely not install`,
    refusal(findings, md`It was published all the same.`),
    anyway,
    scanAndTest(working),
    ...below(section),
  ]
}

/** Findings that whoever taps the link has to know about as well. */
const forEverybody: ReadonlySet<string> = new Set([
  ...['ends-at-launch', 'old-signature', 'unsupported-architecture'],
])

function warnings({ findings }: AppSection): Markdown {
  const rules = new Set<RuleId>(
    findings.map(({ rule }) => rule).filter(rule => forEverybody.has(rule)),
  )
  return joined(
    [...rules].map(rule => md`⚠️ ${plainReason(rule)}`),
    '\n\n',
  )
}

/** What stands below the link of a build. */
function below({ working, findings, older }: AppSection): readonly Markdown[] {
  if (working === undefined) return []
  return [
    foldedDifference(working.difference),
    foldedFindings(findings),
    older.length === 0 ? md`` : folded(counted(older.length, 'older build'), listed(older)),
    finePrint(working),
  ]
}

/** What there is where a build did not get there. */
function instead(section: AppSection): readonly Markdown[] {
  return [meanwhile(section.working), attemptPrint(section)]
}

function nameOf(build: BuildFacts | undefined): Markdown {
  if (build === undefined) return md`The build`
  return isUnread(build) ? code(build.title) : namedBuild(build)
}

/** An IPA that could not be read: its file's name and size are all that is known. */
function isUnread({ version }: BuildFacts): boolean {
  return version === ''
}

function inRun({ run, runUrl }: AppSection): Markdown {
  return runUrl === undefined ? md`` : md` in ${link(`run ${run.number}`, runUrl)}`
}

function untilThen({ working }: AppSection): Markdown {
  return working === undefined ? md`` : md` Until then, the build before it is still here:`
}

/** The first line says what happened; what follows are details, such as a line for each address. */
function failure({ reason, hint }: AppSection): readonly Markdown[] {
  const [first = '', ...details] = reason.split('\n').filter(line => line.trim() !== '')
  const rest = explained(details.join('\n'))
  return [
    explained(first),
    whatToDo(hint),
    details.length === 0 ? md`` : folded('Details for the build’s author', rest),
  ]
}

function removal({ reason, removedIn }: AppSection): readonly Markdown[] {
  const by =
    removedIn === undefined
      ? md``
      : md`Removed by ${link(`run ${removedIn.number}`, removedIn.url)}.`
  return [md`${reason}`, by, md`It can no longer be installed from here.`]
}

function whatIsLeft({ older }: AppSection): Markdown {
  return older.length === 0 ? md`` : md`Still there:\n\n${listed(older)}`
}

function listed(builds: readonly OlderBuild[]): Markdown {
  return joined(builds.map(olderBuild), '\n')
}

function olderBuild(build: OlderBuild): Markdown {
  const verb = build.onlyForReSigners === true ? 'Get' : 'Install'
  const name = link(`${verb} ${versionInWords(build)}`, build.install)
  return md`- ${name}, ${code(build.commit.slice(0, 7))}, ${dayInWords(build.at)}`
}
