import { ActionError, messageOf } from './errors'
import { sizeInWords } from './in-words'
import { fieldOf } from './json-fields'

/** What was being written, where that is known. */
export interface Filling {
  readonly folder: string
  /** Bytes. */
  readonly needed: number
}

/** No space, and no more space for this user (errno). */
const FULL = ['ENOSPC', 'EDQUOT']

/** The same in git's words, of this machine: what the server says of itself begins with `remote:`. */
const FULL_IN_WORDS = /^(?!remote:).*(No space left on device|Disk quota exceeded)/im

/** Causes that are followed; none of ours is deeper. */
const DEEPEST = 5

/**
 * The error for people when the reason of a failure is that a disk of the runner is full; undefined for
 * any other. Neither a bug nor an outage, whatever was being done when it happened.
 */
export function diskFull(thrown: unknown, filling?: Filling): ActionError | undefined {
  const told = reasons(thrown).find(
    reason => reason instanceof ActionError && reason.code === 'disk-full',
  )
  if (told instanceof ActionError) return told
  const reason = reasons(thrown).find(isFull)
  if (reason === undefined) return undefined
  const path = fieldOf(reason, 'path')
  const place = filling?.folder ?? (typeof path === 'string' ? path : undefined)
  const where =
    place === undefined ? 'A disk of the runner' : `The disk of the runner with ${place}`
  const needed = filling === undefined ? '' : `; ${sizeInWords(filling.needed)} were to be written`
  return new ActionError(`${where} is full${needed}: ${messageOf(reason)}`, {
    code: 'disk-full',
    hint: 'Free space before this step, for example by deleting derived data and archives that the job no longer needs; `df -h` shows what there is. In the temporary folder (RUNNER_TEMP) the step needs up to three times the size of the IPAs.',
    cause: thrown,
  })
}

function reasons(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = []
  for (
    let next = thrown;
    next !== undefined && chain.length < DEEPEST;
    next = fieldOf(next, 'cause')
  )
    chain.push(next)
  return chain
}

function isFull(reason: unknown): boolean {
  return (
    FULL.some(code => code === fieldOf(reason, 'code')) || FULL_IN_WORDS.test(messageOf(reason))
  )
}
