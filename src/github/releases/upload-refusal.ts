import { ActionError } from '../../primitives/errors'
import { apiError } from '../api-error'
import { isRateLimit } from '../rate-limit'
import { immutableRelease } from './refusal'
import type { UploadAnswer } from './upload-request'

/** Why a try did not bring the file into the release. */
export interface UploadFailure {
  readonly error: unknown
  /** Another try may end better. */
  readonly passing: boolean
  /** Milliseconds that GitHub asked to wait. */
  readonly retryAfter: number
}

/** Milliseconds. A job that hangs longer for a limit costs more than one that fails. */
const LONGEST_WAIT = 300_000

/** Milliseconds after a limit that does not say how long it lasts (GitHub Docs, «Rate limits for the REST API»). */
const UNTOLD_WAIT = 60_000

/** Characters of an answer that is no JSON, which then is the page of a proxy. */
const LONGEST_QUOTE = 200

/** What the upload host said instead of taking the file. */
export function refusedUpload(answer: UploadAnswer, doing: string, now: Date): UploadFailure {
  const { status, headers } = answer
  const message = messageIn(answer.text)
  const limited = isRateLimit({ status, headers, said: message })
  const taken = status === 422 && /already_exists/.test(answer.text)
  const retryAfter = waitAsked(headers, now) ?? (limited ? UNTOLD_WAIT : 0)
  const passing = status >= 500 || status === 408 || limited || taken || status === 200
  return {
    error: explained(answer, message, doing),
    passing: passing && retryAfter <= LONGEST_WAIT,
    retryAfter,
  }
}

function explained(
  { status, headers, text }: UploadAnswer,
  message: string,
  doing: string,
): unknown {
  if (status === 422 && /immutable/i.test(text)) {
    return immutableRelease(doing)
  }
  if (status === 422 && /file_count|size must be/.test(text)) {
    return new ActionError(`GitHub refused ${doing}: ${text.slice(0, LONGEST_QUOTE)}`, {
      code: 'github',
      hint: 'A release takes 1,000 files of just under 2 GiB. Set `release-tag` to another tag, or remove builds.',
    })
  }
  const error = Object.assign(new Error(message), { status, response: { headers } })
  return apiError(error, { doing, permission: 'contents: write' })
}

function messageIn(text: string): string {
  try {
    const answer: unknown = JSON.parse(text)
    const message =
      typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'message') : undefined
    const errors =
      typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'errors') : undefined
    return `${String(message)}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`
  } catch {
    return text.slice(0, LONGEST_QUOTE)
  }
}

/** The same document: `retry-after` in seconds, or the time of the reset; undefined when it says neither. */
function waitAsked(headers: UploadAnswer['headers'], now: Date): number | undefined {
  const seconds = /^\d{1,5}$/.exec(String(headers['retry-after'] ?? ''))?.[0]
  if (seconds !== undefined) return Number(seconds) * 1000
  if (headers['x-ratelimit-remaining'] !== '0') return undefined
  const reset = /^\d{1,12}$/.exec(String(headers['x-ratelimit-reset'] ?? ''))?.[0]
  return reset === undefined ? undefined : Math.max(0, Number(reset) * 1000 - now.getTime())
}
