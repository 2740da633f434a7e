import { ActionError, messageOf } from '../primitives/errors'
import { fieldOf } from '../primitives/json-fields'
import { barrierIn } from './barrier'
import { isRateLimit } from './rate-limit'

/** What a request was for: the part of an error message that GitHub cannot know. */
export interface Attempted {
  /** Continues «GitHub refused …»: `reading the Pages settings of octo-org/app`. */
  readonly doing: string
  /** The line under `permissions:` that allows it: `pages: read`. */
  readonly permission: string
}

/** Waits for a request and turns GitHub's refusal into an `ActionError`. */
export async function calling<T>(attempted: Attempted, request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (thrown) {
    throw apiError(thrown, attempted)
  }
}

/** The HTTP status of an error of Octokit's, undefined for anything else. */
export function statusOf(thrown: unknown): number | undefined {
  const status = fieldOf(thrown, 'status')
  return typeof status === 'number' ? status : undefined
}

/** GitHub's answer in our words; whatever is no answer of GitHub's is returned as it is. */
export function apiError(thrown: unknown, attempted: Attempted): unknown {
  const status = statusOf(thrown)
  if (status === undefined || thrown instanceof ActionError) return thrown
  const answer = messageOf(thrown)
  const { message, hint, code } = explain(
    { status, answer, response: fieldOf(thrown, 'response') },
    attempted,
  )
  return new ActionError(message, { code, cause: thrown, ...(hint === '' ? {} : { hint }) })
}

/** The text that names the missing permission, for the hint of an error. */
export function permissionHint(permission: string): string {
  return [
    'Allow it in the workflow file (naming one permission drops all others, so name every one that the job needs):',
    '',
    'permissions:',
    `  ${permission}`,
    '',
    'A token given as `site-token` needs the same right on that repository.',
  ].join('\n')
}

interface Refusal {
  readonly status: number
  readonly answer: string
  /** undefined: the connection broke before an answer. */
  readonly response: unknown
}

interface Explanation {
  readonly code: 'missing-permission' | 'github'
  readonly message: string
  readonly hint: string
}

function explain(refusal: Refusal, { doing, permission }: Attempted): Explanation {
  const { status, answer, response } = refusal
  if (response === undefined)
    return fault(`No answer from GitHub while ${doing}: ${answer}`, TRY_AGAIN)
  if (status >= 500) return fault(`GitHub failed while ${doing} (${status}: ${answer})`, TRY_AGAIN)
  if (isRateLimit({ status, headers: fieldOf(response, 'headers'), said: answer }))
    return fault(`GitHub's rate limit stopped ${doing}: ${answer}`, LATER)
  const said = `GitHub refused ${doing} (${status}: ${answer})`
  const barrier = BARRED.includes(status) ? barrierIn(answer) : undefined
  if (barrier !== undefined) return fault(`${said}: ${barrier.why}`, barrier.hint)
  if (status === 401) return fault(said, EXPIRED)
  if (status === 403)
    return { code: 'missing-permission', message: said, hint: permissionHint(permission) }
  if (status === 404) return fault(said, `${HIDDEN}\n\n${permissionHint(permission)}`)
  return fault(said, '')
}

function fault(message: string, hint: string): Explanation {
  return { code: 'github', message, hint }
}

const TRY_AGAIN =
  'Run the job again; for github.com, https://www.githubstatus.com tells about outages.'
const LATER = 'Run the job again later.'
const EXPIRED =
  'The token is wrong or has expired; look at the inputs `github-token` and `site-token`.'
const HIDDEN = 'The name may be wrong. GitHub also answers 404 for what the token may not see.'

/** 451: unavailable for legal reasons. */
const BARRED = [401, 403, 451]
