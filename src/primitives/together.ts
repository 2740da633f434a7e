import { ActionError } from './errors'

/**
 * Several failures as one: every message, every hint once, the code of the first. A bug of ours comes
 * before all: it must not be hidden among what was foreseen.
 */
export function together(failures: readonly unknown[]): unknown {
  const foreseen = failures.filter(failure => failure instanceof ActionError)
  const [first] = foreseen
  if (first === undefined || foreseen.length < failures.length || failures.length === 1) {
    return failures.find(failure => !(failure instanceof ActionError)) ?? first
  }
  const hints = new Set(foreseen.flatMap(({ hint }) => hint ?? []))
  return new ActionError(foreseen.map(({ message }) => message).join('\n'), {
    code: first.code,
    hint: [...hints].join('\n'),
    cause: first,
  })
}
