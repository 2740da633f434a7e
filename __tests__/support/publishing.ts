import type { Announce } from '../../src/announce/told'
import type { BuildRecord } from '../../src/builds/build-record'
import type { Channel } from '../../src/builds/channel'
import type { Publishing } from '../../src/commands/publish/publishing'
import type { Inputs } from '../../src/inputs/inputs'
import type { CommentUpdate } from '../../src/report/comment/update'
import type { Run } from '../../src/run/run'
import { aRun } from './a-run'
import type { SeenRequest } from './answering-fetch'
import { pullRequest42 } from './build-record'
import { someEvent } from './event'
import { anIpa } from './ipa/an-ipa'
import { type MemoryTarget, memoryTarget } from './memory-target'
import { VirtualTime } from './virtual-time'

/** What a publish works with, and what it said and asked on the way. */
export interface WatchedPublishing extends Publishing {
  readonly target: MemoryTarget
  readonly time: VirtualTime
  readonly told: readonly CommentUpdate[]
  /** On other pull requests. */
  readonly toldOthers: readonly { readonly pullRequest: number; readonly update: CommentUpdate }[]
  readonly log: readonly string[]
  /** Of GitHub. */
  readonly asked: readonly SeenRequest[]
}

export interface PublishingDeviations {
  readonly target?: MemoryTarget
  readonly ipas?: readonly string[]
  readonly inputs?: Partial<Inputs>
  readonly fetch?: Run['fetch']
  readonly isWanted?: Publishing['isWanted']
  readonly announce?: Announce
  readonly channel?: Channel
  /** Of the run; default 57. */
  readonly number?: number
}

/** Run 57 publishes one sound IPA to `pr-42`; each deviation one line. */
export async function aPublishing(
  deviations: PublishingDeviations = {},
): Promise<WatchedPublishing> {
  const { target = memoryTarget(), channel = pullRequest42, number = 57 } = deviations
  const time = new VirtualTime()
  const ipa = deviations.ipas ?? [await anIpa()]
  const event = { run: { id: 9_000_000 + number, attempt: 1, number }, repository }
  const { run, lines, seen } = aRun({
    inputs: { ipa, ...deviations.inputs },
    event: someEvent(event),
    time,
    fetch: deviations.fetch ?? target.fetch,
  })
  return {
    run,
    target,
    time,
    log: lines,
    asked: seen,
    description: {
      channel,
      run: event.run,
      source,
      title: run.inputs.title ?? '',
      subtitle: '',
      notes: '',
    },
    isWanted: deviations.isWanted ?? (async () => true),
    ...listening(deviations.announce),
  }
}

const repository = {
  ...someEvent().repository,
  fullName: 'octo-org/app',
  visibility: 'public',
} as const

const source: BuildRecord['source'] = {
  repository: 'octo-org/app',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  commitUrl: undefined,
  runUrl: undefined,
}

const commentUrl = 'https://github.com/octo-org/app/pull/42#issuecomment-1'

function listening(announce: Announce | undefined) {
  const told: CommentUpdate[] = []
  const toldOthers: { pullRequest: number; update: CommentUpdate }[] = []
  const hear: Announce = async update => {
    told.push(update)
    return { kind: 'told', url: commentUrl }
  }
  const on = (pullRequest: number | undefined): Announce => {
    return async update => {
      if (pullRequest !== undefined) toldOthers.push({ pullRequest, update })
      return { kind: 'told', url: undefined }
    }
  }
  return {
    announce: announce ?? hear,
    told,
    toldOthers,
    desk: { on, isOpen: async () => true, close: () => {} },
  }
}

/** `publishing com.example.app`, `ready …`, `removed`: what the comment was told, in order. */
export function phasesOf(told: readonly CommentUpdate[]): readonly string[] {
  return told.flatMap(update =>
    update.kind === 'apps'
      ? update.apps.map(({ phase, key }) => `${phase} ${key}`.trim())
      : [update.kind],
  )
}

/** Bundle identifiers and builds whose IPA lies on the site. */
export function ipasOn({ files }: MemoryTarget): readonly string[] {
  return [...files.keys()].filter(path => path.endsWith('.ipa'))
}
