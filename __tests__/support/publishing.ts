import type { PublishRequest, PublishWorld } from '../../src/commands/publish/publish-request'
import type { CommentUpdate } from '../../src/report/comment/update'
import { pullRequest42 } from './build-record'
import { anIpa } from './ipa/an-ipa'
import { type MemoryTarget, memoryTarget } from './memory-target'
import { VirtualTime } from './virtual-time'

/** Everything that `publish` is handed, with what it said on the way. */
export interface Publishing {
  readonly request: PublishRequest
  readonly world: PublishWorld
  readonly target: MemoryTarget
  readonly time: VirtualTime
  readonly told: readonly CommentUpdate[]
  /** On other pull requests. */
  readonly toldOthers: readonly { readonly pullRequest: number; readonly update: CommentUpdate }[]
  readonly log: readonly string[]
}

export interface PublishingDeviations {
  readonly target?: MemoryTarget
  readonly ipas?: readonly string[]
  readonly request?: Partial<PublishRequest>
  readonly world?: Partial<PublishWorld>
}

/** Run 57 publishes one sound IPA to `pr-42`; each deviation one line. */
export async function aPublishing(deviations: PublishingDeviations = {}): Promise<Publishing> {
  const target = deviations.target ?? memoryTarget()
  const time = new VirtualTime()
  const told: CommentUpdate[] = []
  const toldOthers: { pullRequest: number; update: CommentUpdate }[] = []
  const log: string[] = []
  const ipas = deviations.ipas ?? [await anIpa()]
  const world: PublishWorld = {
    clock: time.clock,
    progress: line => log.push(line),
    announce: async update => {
      told.push(update)
      return { kind: 'told', url: 'https://github.com/octo-org/app/pull/42#issuecomment-1' }
    },
    target,
    fetch: target.fetch,
    announceOn: pullRequest => async update => {
      toldOthers.push({ pullRequest, update })
      return { kind: 'told', url: undefined }
    },
    stillWanted: async () => true,
    nudge: async () => {},
    ...deviations.world,
  }
  const request = { ...ordinary(ipas), ...deviations.request }
  return { request, world, target, time, told, toldOthers, log }
}

function ordinary(ipas: readonly string[]): PublishRequest {
  return {
    ipas: async () => ipas,
    description: {
      channel: pullRequest42,
      run: { id: 9_000_057, attempt: 1, number: 57 },
      source: {
        repository: 'octo-org/app',
        commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
        commitUrl: undefined,
        runUrl: undefined,
      },
      title: '',
      subtitle: '',
      notes: '',
    },
    provenance: async () => undefined,
    rules: { failOn: 'error', allowedTeams: [] },
    site: {
      directory: 'install',
      keepBuilds: 3,
      siteBudget: 900_000_000,
      manifestHashes: 'none',
    },
    lookUp: async () => ({ unlisted: false, template: undefined }),
    verifyTimeout: 600_000,
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
