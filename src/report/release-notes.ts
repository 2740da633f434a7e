import { createHash } from 'node:crypto'
import { nameOfBuild } from '../facts-in-words'
import type { BuildRecord } from '../site/build-record'
import { link, md } from './markdown'

/** Our part of the notes of a release; the rest is never touched. */
const BEGIN = '<!-- tap-to-install:begin -->'
const END = '<!-- tap-to-install:end -->'

/** Between somebody else's text and ours, so that ours starts a paragraph of its own. */
const GAP = '\n\n'

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
  const place = findPlace(notes)
  const lines = new Map(place === undefined ? [] : linesIn(notes.slice(place.start, place.end)))
  for (const build of builds) lines.set(markOf(build), lineFor(build))
  const section = [BEGIN, TITLE, '', ...lines.values(), END].join('\n')
  const whole =
    place === undefined
      ? `${notes}${notes === '' ? '' : GAP}${section}`
      : `${notes.slice(0, place.start)}${section}${notes.slice(place.end)}`
  return [...whole].length > LONGEST_NOTES ? undefined : whole
}

/** The notes as they were before. */
export function withoutInstallLinks(notes: string): string {
  const place = findPlace(notes)
  if (place === undefined) return notes
  const before = notes.slice(0, place.start)
  const kept = before.endsWith(GAP) ? before.slice(0, -GAP.length) : before
  return kept + notes.slice(place.end)
}

/** The last pair of markers, should somebody have written about them. */
function findPlace(notes: string): { readonly start: number; readonly end: number } | undefined {
  const start = notes.lastIndexOf(BEGIN)
  const end = start < 0 ? -1 : notes.indexOf(END, start)
  return end < 0 ? undefined : { start, end: end + END.length }
}

/** GitHub's editor turns line ends into CRLF when somebody edits the notes. */
function linesIn(section: string): readonly (readonly [string, string])[] {
  return section.split(/\r?\n/).flatMap(line => {
    const mark = /^- .*<!-- (app:[0-9a-f]{12}) -->$/.exec(line)?.[1]
    return mark === undefined ? [] : [[mark, line] as const]
  })
}

function lineFor(build: BuildRecord): string {
  const label = `Install ${nameOfBuild({ ...build.app, ...build })}`
  return `${md`- ${link(label, build.urls.install)}`} <!-- ${markOf(build)} -->`
}

function markOf({ app }: BuildRecord): string {
  return `app:${createHash('sha256').update(app.bundleId).digest('hex').slice(0, 12)}`
}
