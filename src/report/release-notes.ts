import { createHash } from 'node:crypto'
import type { BuildRecord } from '../builds/build-record'
import { iosWillRefuse, isOnlyForReSigners } from '../builds/verdict'
import { link, type Markdown, md } from './markdown'
import { namedBuild } from './named-build'

/** Our part of the notes of a release; the rest is never touched. */
const BEGIN = '<!-- tap-to-install:begin -->'
const END = '<!-- tap-to-install:end -->'

/** Between somebody else's text and ours, so that ours starts a paragraph of its own. */
const GAP = '\n\n'

/** The same after somebody has edited the notes: GitHub's editor turns line ends into CRLF. */
const GAP_IN_CRLF = '\r\n\r\n'

const TITLE = 'Install on an iPhone or iPad:'

/** Characters of a release's notes (GitHub's error text: «body is too long (maximum is 125000 characters)»). */
const LONGEST_NOTES = 125_000

/**
 * The notes with a line for each build, in place of the line that the same app had. Whatever stands
 * outside of our two markers stays byte for byte. Undefined when GitHub would not take that much.
 */
export function withInstallLinks(
  notes: string,
  builds: readonly BuildRecord[],
): string | undefined {
  const range = findSection(notes)
  const lines = new Map(range === undefined ? [] : linesIn(notes.slice(range.start, range.end)))
  for (const build of builds) lines.set(markOf(build), lineFor(build))
  const section = [BEGIN, TITLE, '', ...lines.values(), END].join('\n')
  const whole =
    range === undefined
      ? `${notes}${notes === '' ? '' : GAP}${section}`
      : `${notes.slice(0, range.start)}${section}${notes.slice(range.end)}`
  return [...whole].length > LONGEST_NOTES ? undefined : whole
}

/** The notes as they were before. */
export function withoutInstallLinks(notes: string): string {
  const range = findSection(notes)
  return range === undefined ? notes : withoutSection(notes, range)
}

/**
 * The notes without the links to builds that are gone: their lines alone, or all of ours when no other
 * is left. A link that a newer build has meanwhile put in its place stays.
 */
export function withoutLinksTo(notes: string, gone: readonly BuildRecord[]): string {
  const range = findSection(notes)
  if (range === undefined) return notes
  const dead = gone.map(build => [markOf(build), hrefOf(build)] as const)
  const section = notes.slice(range.start, range.end)
  const kept = section
    .split(/(?<=\n)/)
    .filter(line => !dead.some(([mark, href]) => markIn(line) === mark && line.includes(href)))
    .join('')
  if (kept === section) return notes
  if (linesIn(kept).length === 0) return withoutSection(notes, range)
  return notes.slice(0, range.start) + kept + notes.slice(range.end)
}

function withoutSection(notes: string, { start, end }: SectionRange): string {
  const before = notes.slice(0, start)
  const gap = notes.slice(start, end).includes('\r\n') ? GAP_IN_CRLF : GAP
  const kept = before.endsWith(gap) ? before.slice(0, -gap.length) : before
  return kept + notes.slice(end)
}

interface SectionRange {
  readonly start: number
  readonly end: number
}

/** The last pair of markers, should somebody have written about them. */
function findSection(notes: string): SectionRange | undefined {
  const start = notes.lastIndexOf(BEGIN)
  const end = start < 0 ? -1 : notes.indexOf(END, start)
  return end < 0 ? undefined : { start, end: end + END.length }
}

function linesIn(section: string): readonly (readonly [string, string])[] {
  return section.split(/\r?\n/).flatMap(line => {
    const mark = markIn(line)
    return mark === undefined ? [] : [[mark, line] as const]
  })
}

/** Which app a line is about; undefined for a line that is not one of ours. */
function markIn(line: string): string | undefined {
  return /^- .*<!-- (app:[0-9a-f]{12}) -->\r?\n?$/.exec(line)?.[1]
}

function lineFor(build: BuildRecord): string {
  return `${offerOf(build)} <!-- ${markOf(build)} -->`
}

function offerOf(build: BuildRecord): Markdown {
  const name = namedBuild(build.app)
  const page = build.urls.install
  if (iosWillRefuse(build))
    return md`- ${link(md`Page of ${name}`, page)}: iOS will most likely refuse to install it`
  return isOnlyForReSigners(build)
    ? md`- ${link(md`Get ${name} for AltStore, SideStore or Feather`, page)}`
    : md`- ${link(md`Install ${name}`, page)}`
}

/** The beginning of the link to a build, as it stands in its line. */
function hrefOf({ urls }: BuildRecord): string {
  return String(link('', urls.install)).replace('</a>', '')
}

function markOf({ app }: BuildRecord): string {
  return `app:${createHash('sha256').update(app.bundleId).digest('hex').slice(0, 12)}`
}
