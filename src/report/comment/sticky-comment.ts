import { type Backoff, type Clock, delayBefore } from '../../primitives/clock'
import { ActionError } from '../../primitives/errors'
import { contains, stateAfter } from './advance'
import { renderComment } from './comment'
import { parseComment, readMarker } from './marker'
import { mergeStates } from './merge-states'
import type { CommentState } from './state'
import type { CommentUpdate } from './update'

/** A comment as the pull request shows it. */
export interface StickyComment {
  readonly id: number
  readonly body: string
  /** For a browser; `http:` on a server without https. */
  readonly url: string
  /** Written by the account that our token stands for. Anyone can paste a marker. */
  readonly own: boolean
}

/** The comments of one pull request. */
export interface CommentStore {
  /** All of them, whatever the number of pages. */
  list(): Promise<readonly StickyComment[]>
  /** @throws ActionError `network` when the answer was lost: the comment may be there. */
  create(body: string): Promise<StickyComment>
  /** `gone`: it was deleted meanwhile. */
  update(id: number, body: string): Promise<'updated' | 'gone'>
  /** A comment that is not there is no error. */
  remove(id: number): Promise<void>
}

export interface Settling {
  readonly store: CommentStore
  readonly clock: Clock
  /**
   * A state as far as it is so, and the very same one when all of it is: a comment may be out of date, and
   * another workflow, which has the same author, may be made to echo our marker. Default: all is so.
   */
  readonly check?: (state: CommentState, update: CommentUpdate) => Promise<CommentState>
}

/**
 * Milliseconds. The pause before reading back outlasts the moment between another job's reading and
 * writing, which is that of one request: what that job overwrote is then in sight, and is put back.
 */
const readBack: Backoff = { attempts: 8, firstDelay: 2_000, longestDelay: 8_000 }

/** Answers to what is written that may be lost, each followed by a look at what is there. */
const MOST_LOST = 4

/**
 * Brings one comment per channel to say what the update says. GitHub has no compare-and-swap for
 * comments, so it writes, looks again, and repairs: lost updates, duplicates of two jobs that both
 * found no comment, a comment deleted meanwhile. The oldest comment stays.
 *
 * @returns its address; undefined when there is none and this update must not create one.
 * @throws ActionError `lost-race` when others keep overwriting it; whatever the store throws.
 */
export async function settleComment(
  update: CommentUpdate,
  settling: Settling,
): Promise<string | undefined> {
  const { store, clock } = settling
  let created: StickyComment | undefined
  let lost = 0
  for (let round = 1; round <= readBack.attempts; round += 1) {
    if (round > 1) await clock.sleep(delayBefore(round - 1, readBack, clock.random))
    const found = await ownComments(store, update.channel)
    // A list may lag behind: without our own comment in it, it does not show another job's either.
    if (found.length === 0 && created !== undefined) continue
    const known = await checked(found, update, settling)
    if (round > 1 && isSettled(known, update)) return found[0]?.url
    const step = await converge(known, update, store).catch(lostStep)
    if (step.kind === 'done') return step.url
    created = step.kind === 'created' ? step.comment : undefined
    if (step.kind === 'lost') lost += 1
    if (step.kind === 'lost' && lost >= MOST_LOST) throw step.error
  }
  if (created !== undefined) return created.url
  throw new ActionError(`the comment of ${update.channel} is overwritten again and again`, {
    code: 'lost-race',
    hint: 'publish fewer builds of this pull request at the same time, for example with `concurrency:`',
  })
}

type Step =
  | { readonly kind: 'done'; readonly url: string | undefined }
  | { readonly kind: 'created'; readonly comment: StickyComment }
  | { readonly kind: 'written' }
  /** Asked to write, and nobody knows whether it was done. */
  | { readonly kind: 'lost'; readonly error: ActionError }

async function converge(
  known: readonly CheckedComment[],
  update: CommentUpdate,
  store: CommentStore,
): Promise<Step> {
  const [oldest, ...duplicates] = known.map(({ comment }) => comment)
  const states = known.flatMap(({ state }) => state ?? [])
  const before = states.length === 0 ? undefined : states.reduce(mergeStates)
  const body = renderComment(stateAfter(before, update))
  if (oldest === undefined) {
    if (!mayCreate(update)) return { kind: 'done', url: undefined }
    return { kind: 'created', comment: await store.create(body) }
  }
  if (oldest.body !== body) {
    if ((await store.update(oldest.id, body)) === 'gone') return { kind: 'written' }
  } else if (duplicates.length === 0) {
    return { kind: 'done', url: oldest.url }
  }
  for (const duplicate of duplicates) await store.remove(duplicate.id)
  return isPassing(update) ? { kind: 'done', url: oldest.url } : { kind: 'written' }
}

/** Not written again as it was: another job may have written meanwhile, so it is read first. */
function lostStep(error: unknown): Step {
  if (!(error instanceof ActionError) || error.code !== 'network') throw error
  return { kind: 'lost', error }
}

/** «Publishing» is not worth a second look: the result follows, and says more. */
function isPassing(update: CommentUpdate): boolean {
  return update.kind === 'apps' && update.apps.every(({ phase }) => phase === 'publishing')
}

/** Creating a comment is what notifies people: only a result is worth that. */
function mayCreate(update: CommentUpdate): boolean {
  return update.kind === 'apps' && !isPassing(update)
}

/** Oldest first. */
async function ownComments(
  store: CommentStore,
  channel: string,
): Promise<readonly StickyComment[]> {
  const listed = await store.list()
  return listed
    .filter(({ own, body }) => own && readMarker(body)?.channel === channel)
    .sort((a, b) => a.id - b.id)
}

interface CheckedComment {
  readonly comment: StickyComment
  /** What is so of its state. */
  readonly state: CommentState | undefined
  readonly isSo: boolean
}

async function checked(
  found: readonly StickyComment[],
  update: CommentUpdate,
  { check = async state => state }: Settling,
): Promise<readonly CheckedComment[]> {
  const known: CheckedComment[] = []
  for (const comment of found) {
    const said = parseComment(comment.body)
    const state = said && (await check(said, update))
    known.push({ comment, state, isSo: state === said })
  }
  return known
}

function isSettled(known: readonly CheckedComment[], update: CommentUpdate): boolean {
  const [only] = known
  if (only?.state === undefined || known.length > 1) return false
  return only.isSo && contains(only.state, update)
}
