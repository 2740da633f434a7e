import { visible } from '../primitives/plain-text'

/** U+200B: seen by nobody, and enough to make the runner look elsewhere. */
const BREAK = '\u200B'

/** Line ends as the runner reads them (.NET, `StreamReader.ReadLine`), and those that a browser shows. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/

/** Letters, digits, marks, punctuation and symbols; the runner trims what stands before the first one. */
const VISIBLE = /[\p{L}\p{N}\p{M}\p{P}\p{S}]/u

/**
 * Text for the log with nothing in it that the runner obeys: file names and titles come from strangers.
 * A command is `::name` at the start of a line or `##[name]` anywhere in it (actions/runner,
 * `ActionCommand.cs`). Control characters go as well: they would colour or overwrite what others wrote, and
 * so do those that hide or reorder text.
 */
export function inertLog(text: string): string {
  return text.split(LINE_END).map(inertLine).join('\n')
}

function inertLine(line: string): string {
  const plain = visible(line.replace(/(?!\t)\p{Cc}/gu, '')).replaceAll('##[', `#${BREAK}#[`)
  const start = plain.search(VISIBLE)
  return start >= 0 && plain.startsWith('::', start)
    ? `${plain.slice(0, start)}:${BREAK}${plain.slice(start + 1)}`
    : plain
}
