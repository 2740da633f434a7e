import { nameOfBuild, versionInWords } from '../../builds/in-words'
import { counted, dayInWords, sizeInWords } from '../../primitives/in-words'
import { explained, whatToDo } from '../advice'
import { findingTable } from '../findings-in-markdown'
import { code, folded, joined, lines, link, type Markdown, md, picture } from '../markdown'
import { signingInWords } from '../signing-in-words'
import { isRefusedForWarnings, REFUSED_FOR_WARNINGS } from '../strictness'
import { foldedDifference } from './difference'
import { isOnlineAgainstAdvice, promiseOf, stillThere, tapTarget } from './promise'
import type { AppSection, BuildFacts, OlderBuild, Phase, WorkingBuild } from './state'

/** Side of the code in CSS pixels: large enough for a camera at arm's length from a screen. */
const QR_WIDTH = 148

/** One app: a sentence that says whether it can be installed, the link, the facts, the rest folded. */
export function renderSection(section: AppSection): Markdown {
  const { working } = section
  return joined(
    [
      firstSentence(section),
      trouble(section),
      working === undefined ? md`` : tapTarget(section, working),
      working === undefined ? md`` : table(working),
      working === undefined ? md`` : notes(working),
      section.phase === 'ready' && !isOnlineAgainstAdvice(section) ? foldedFindings(section) : md``,
      foldedDifference(working?.difference),
      olderBuilds(section),
      working === undefined ? md`` : digest(working),
    ],
    '\n\n',
  )
}

function firstSentence(section: AppSection): Markdown {
  return sentences[section.phase](section)
}

type Sentence = (section: AppSection) => Markdown

const sentences: Readonly<Record<Phase, Sentence>> = {
  ready: section => promiseOf(section, nameOf(section.working), devicesFor(section.working)),
  publishing: section =>
    md`**${nameOf(section.attempt)}** is being published${inRun(section)}.${stillThere(section)}`,
  rejected: section =>
    isRefusedForWarnings(section.findings)
      ? md`**${nameOf(section.attempt)}** was not published. ${REFUSED_FOR_WARNINGS}${stillThere(section)}`
      : md`**${nameOf(section.attempt)}** cannot be installed and was not published.${stillThere(section)}`,
  failed: section =>
    md`**${nameOf(section.attempt)}** is not ready to be installed: publishing it failed${inRun(section)}.${stillThere(section)}`,
  removed: ({ attempt, reason }) =>
    joined(
      [
        md`**${nameOf(attempt)}** was removed and can no longer be installed from here.`,
        md`${reason}`,
      ],
      ' ',
    ),
}

function nameOf(build: BuildFacts | undefined): Markdown {
  if (build === undefined) return md`The build`
  return isUnread(build) ? code(build.title) : md`${nameOfBuild(build)}`
}

/** An IPA that could not be read: its file's name and size are all that is known. */
function isUnread({ version }: BuildFacts): boolean {
  return version === ''
}

/** `UIDeviceFamily`: an iPhone app runs on an iPad as well, an iPad app on no iPhone. */
function devicesFor(build: BuildFacts | undefined): string {
  return build?.onlyOnIpad === true ? 'an iPad' : 'an iPhone or iPad'
}

function onlyOn({ onlyOnIpad }: BuildFacts): string {
  return onlyOnIpad === true ? ', iPad only' : ''
}

function inRun({ run, runUrl }: AppSection): Markdown {
  return runUrl === undefined ? md`` : md` in ${link(`run ${run.number}`, runUrl)}`
}

/** What stands in the way, not folded: it is what the author of the build has to read. */
function trouble(section: AppSection): Markdown {
  if (isOnlineAgainstAdvice(section)) return findingTable(section.findings)
  if (section.phase === 'rejected')
    return joined([findingTable(section.findings), attemptLine(section)], '\n\n')
  if (section.phase !== 'failed') return md``
  return joined([explained(section.reason), whatToDo(section.hint), attemptLine(section)], '\n\n')
}

function attemptLine({ attempt }: AppSection): Markdown {
  if (attempt === undefined) return md``
  const from = attempt.commit === '' ? md`` : md`Commit ${commit(attempt)}`
  const signing = isUnread(attempt) ? md`` : md`${signingInWords(attempt)}`
  const facts = [from, signing, size(attempt)]
  return md`<sub>${joined(facts, '. ')}.</sub>`
}

/** The code is the last column: on a phone, where nobody needs it, it is what scrolls out of sight. */
function table(build: WorkingBuild): Markdown {
  const rows = factRows(build)
  const code = md`<td rowspan="${rows.length}">${qr(build)}</td>`
  const cells = rows.map(
    ([name, value], index) =>
      md`<tr><td>${name}</td><td>${value}</td>${index === 0 ? code : md``}</tr>`,
  )
  return md`<table>\n${joined(cells, '\n')}\n</table>`
}

function qr(build: WorkingBuild): Markdown {
  const alternative = `QR code of the install page of ${nameOfBuild(build)}`
  return link(picture({ url: build.qr, alternative, width: QR_WIDTH }), build.install)
}

type Row = readonly [name: string, value: Markdown]

function factRows(build: WorkingBuild): readonly Row[] {
  const devices: readonly Row[] =
    build.deviceCount === undefined
      ? []
      : [['Devices', md`${counted(build.deviceCount, 'device')} in the profile`]]
  const minimum: readonly Row[] =
    build.minimumOs === '' ? [] : [['Needs', md`iOS ${build.minimumOs} or later${onlyOn(build)}`]]
  return [
    ['Build', md`${code(build.buildId)}, ${dayInWords(build.at)}`],
    ['Commit', commit(build)],
    ['Signing', md`${signingInWords(build)}`],
    ...devices,
    ...minimum,
    ['Size', size(build)],
  ]
}

function size(build: BuildFacts): Markdown {
  return md`${sizeInWords(build.size)}`
}

function commit({ commit, commitUrl }: BuildFacts): Markdown {
  const short = code(commit.slice(0, 7))
  return commitUrl === undefined ? short : link(short, commitUrl)
}

function notes(build: WorkingBuild): Markdown {
  return build.notes.trim() === '' ? md`` : folded('What to test', lines(build.notes))
}

function foldedFindings({ findings }: AppSection): Markdown {
  if (findings.length === 0) return md``
  return folded(counted(findings.length, 'thing to know', 'things to know'), findingTable(findings))
}

function olderBuilds({ older }: AppSection): Markdown {
  if (older.length === 0) return md``
  const list = joined(older.map(olderBuild), '\n')
  return folded(counted(older.length, 'older build'), list)
}

function olderBuild(build: OlderBuild): Markdown {
  const name = link(versionInWords(build), build.install)
  return md`- ${name}, ${code(build.commit.slice(0, 7))}, ${dayInWords(build.at)}`
}

function digest(build: WorkingBuild): Markdown {
  const page = link('All builds of this channel', build.channel)
  return joined([folded('SHA-256', code(build.sha256)), md`<sub>${page}</sub>`], '\n\n')
}
