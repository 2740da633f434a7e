import { diskFull } from './disk-full'
import { ActionError, messageOf } from './errors'

/** Whatever was thrown, as an error that people can be told. */
export function asActionError(thrown: unknown): ActionError {
  const full = diskFull(thrown)
  if (full !== undefined) return full
  return thrown instanceof ActionError
    ? thrown
    : new ActionError(messageOf(thrown), { code: 'github', cause: thrown })
}
