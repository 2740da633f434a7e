import { ActionError } from '../../primitives/errors'
import { apiError, statusOf } from '../api-error'

/** Nobody could know before: planned anew, the build goes to a release of its own. */
export function immutableRelease(doing: string, cause?: unknown): ActionError {
  return new ActionError(`GitHub refused ${doing}: an immutable release stands in the way`, {
    code: 'release-immutable',
    hint: 'Run the job again: where releases are immutable it gives each build a release of its own.',
    cause,
  })
}

export function isSealing(thrown: unknown): boolean {
  return thrown instanceof ActionError && thrown.code === 'release-immutable'
}

/** Waits for a request that changes a release and explains what GitHub objects to. */
export async function writing<T>(doing: string, request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (thrown) {
    throw refusal(thrown, doing)
  }
}

function refusal(thrown: unknown, doing: string): unknown {
  const status = statusOf(thrown)
  const said = String(thrown)
  if (status === 422 && /immutable release/i.test(said)) {
    return immutableRelease(doing, thrown)
  }
  if (status === 422 && /already_exists/.test(said)) {
    return new ActionError(`${doing}: there is one already`, { code: 'lost-race', cause: thrown })
  }
  if (status === 422 && /pre_receive|rule violations/i.test(said)) {
    return new ActionError(`A rule of the repository forbids the tag: GitHub refused ${doing}`, {
      code: 'github',
      hint: 'Allow the tag in Settings > Rules (the rolling pre-release needs `tap-to-install`), or set `release-tag` to a tag that exists.',
      cause: thrown,
    })
  }
  return apiError(thrown, { doing, permission: 'contents: write' })
}
