import type { ActionRun } from '../support/run-action'

/** What differs from run to run, and what stands for it. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{64}\b/g, '<sha256>'],
  [/(?<=\()[0-9a-f]{7}(?=, )/g, '<commit>'],
  [/\b(\d+)-[0-9a-f]{8}\b/g, '$1-<hash>'],
  [/127\.0\.0\.1:\d+/g, '<host>'],
  [/\b[\d.]+ [KM]B\b/g, '<size>'],
  [/\bafter \d+ s\b/g, 'after <n> s'],
  [/\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/g, '<date>'],
  [/issuecomment-\d+/g, 'issuecomment-<id>'],
]

/**
 * All that a step prints, commands to the runner included, as an engineer would read it; without the lines of
 * waiting, of which there are as many as the machine is slow.
 */
export function printedLog({ stdout }: ActionRun): string {
  const steady = VARIABLE.reduce((text, [what, name]) => text.replace(what, name), stdout)
  const lines = steady.split('\n').filter(line => !/ … \d+ of at most /.test(line))
  return lines.join('\n')
}
