import { quotedList } from './plain-text'

interface Habit {
  readonly pattern: RegExp
  /** Continues «“…” matches nothing: ». */
  readonly why: string
}

/** What a shell, or another tool, would have understood. */
const HABITS: readonly Habit[] = [
  { pattern: /^!?#/, why: 'a line that begins with `#` is no comment here; leave it out' },
  {
    pattern: /^!?["'“‘].*["'”’]$/,
    why: 'quotation marks are part of the name here; leave them out',
  },
  {
    pattern: /^!?~/,
    why: '`~` is not taken for the home folder; give the path relative to the workspace, or the whole path',
  },
  {
    pattern: /\$\(|`/,
    why: 'no command is run; let an earlier step set an output and use `steps.….outputs.…`',
  },
  {
    pattern: /\$\{?[A-Za-z_]|%[A-Za-z_]\w*%/,
    why: 'variables of the shell are not replaced; use an expression with `env.…` of the workflow, or an output of the step that builds',
  },
  { pattern: /\{[^}]*(?:,|\.\.)[^}]*\}/, why: 'braces are not expanded; write a line for each' },
  {
    pattern: /[?*+@!]\([^)]*\)/,
    why: 'groups in parentheses are not expanded; write a line for each',
  },
  {
    pattern: /\.ipa["']?\s*[,;\s]\s*\S/i,
    why: 'several paths are not told apart on one line; write a line for each',
  },
  { pattern: /^[a-z]+:\/\//i, why: 'it is an address; download the file in a step before' },
  {
    pattern: /\.xcarchive(?:\/|$)/i,
    why: 'an Xcode archive is no IPA; export it with `xcodebuild -exportArchive`',
  },
  {
    pattern: /\.app(?:\/|$)/i,
    why: 'an app is no IPA; archive it and export that with `xcodebuild -exportArchive`',
  },
  { pattern: /[^\\]\\[A-Za-z0-9]/, why: 'folders are parted by `/`, not by `\\`' },
]

/**
 * Why patterns of the input `ipa` that match nothing do not mean what was probably meant; empty when nothing about
 * them stands out. Only for those: a file may well be called `{a,b}.ipa`.
 */
export function patternAdvice(misses: readonly string[]): string {
  const misread = HABITS.flatMap(({ pattern, why }) => {
    const such = misses.filter(
      miss => HABITS.find(habit => habit.pattern.test(miss))?.pattern === pattern,
    )
    return such.length === 0 ? [] : [`${quotedList(such)}: ${why}.`]
  })
  return misread.join(' ')
}
