import { ActionError, type ErrorCode } from '../../primitives/errors'
import { together } from '../../primitives/together'
import type { Hosting } from '../target'

/** What a setting or an input decides. After any other failure nothing more can be learned. */
const settled: readonly ErrorCode[] = [
  'bad-input',
  'missing-permission',
  'pages-not-branch-served',
  'pages-not-https',
]

/**
 * Makes every check, in the order given, and tells all that stands in the way at once: who mends one
 * thing must not be told of the next only then.
 *
 * A site for members alone stops nothing by itself, since the preflight refuses the build for it with
 * words of its own; beside another obstacle it is the gravest, because mending that one would not help.
 *
 * @throws ActionError with the code of the gravest.
 */
export async function requireAll(
  access: Pick<Hosting, 'access' | 'accessReason'>,
  ...checks: readonly (() => unknown)[]
): Promise<void> {
  const failures = await failuresOf(checks)
  if (failures.length === 0) return
  throw together(access.access === 'public' ? failures : [notPublic(access), ...failures])
}

async function failuresOf(checks: readonly (() => unknown)[]): Promise<readonly unknown[]> {
  const failures: unknown[] = []
  for (const check of checks) {
    try {
      await check()
    } catch (thrown) {
      failures.push(thrown)
      if (!(thrown instanceof ActionError && settled.includes(thrown.code))) break
    }
  }
  return failures
}

function notPublic({ accessReason }: Pick<Hosting, 'accessReason'>): ActionError {
  const [problem = '', ...ways] = accessReason.split(/(?<=\.) /)
  return new ActionError(`${problem} iOS fetches builds without anybody being signed in.`, {
    code: 'pages-not-public',
    hint: ways.join(' '),
  })
}
