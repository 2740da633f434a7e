import type { BuildChange, BuildDifference } from '../../builds/build-record'
import { versionInWords } from '../../builds/in-words'
import { counted } from '../../primitives/in-words'
import { code, folded, joined, type Markdown, md } from '../markdown'

/** What changed since the build before, folded; nothing when nothing did, or when there was none. */
export function foldedDifference(difference: BuildDifference | undefined): Markdown {
  if (difference === undefined || difference.changes.length === 0) return md``
  const { since, changes } = difference
  const count = counted(changes.length, 'change')
  const title = `${count} since ${versionInWords(since)}`
  const rows = changes.map(row)
  const head = md`| | Before | Now |\n| --- | --- | --- |`
  return folded(title, joined([head, ...rows], '\n'))
}

function row({ what, before, after }: BuildChange): Markdown {
  return md`| ${what} | ${cell(before)} | ${cell(after)} |`
}

function cell(value: string): Markdown {
  return value === '' ? md`–` : code(value)
}
