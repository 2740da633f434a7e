import { messageOf } from '../../primitives/errors'
import { counted } from '../../primitives/in-words'
import { once } from '../../primitives/once'
import { MADE_ROOM } from '../../report/comment/advance'
import { departed, publishing } from '../../report/comment/update'
import { sequence } from '../../site/edits/sequence'
import type { ShelvedBuild, SiteEdit } from '../../site/shelf'
import type { Publication } from '../../targets/target'
import { discard } from '../discard'
import { lossesOf } from '../gone-builds'
import { speakerOf } from '../speaker'
import { fetchBack, type Superseded } from './fetch-back'
import type { PreparedBuild } from './prepare-build'
import type { PublishRequest, PublishWorld } from './publish-request'
import { titled } from './record-build'

/** What came of it. */
export type Online =
  | {
      readonly kind: 'online'
      /** Other builds that lost their IPA on the way. */
      readonly gone: readonly ShelvedBuild[]
      /** Those of ours that a newer run has replaced already: nothing is to be said of them. */
      readonly superseded: readonly Superseded[]
    }
  /** The pull request was closed meanwhile: what was written has to go. */
  | { readonly kind: 'unwanted' }

export interface PutOnlineWorld extends PublishWorld {
  /** Told which builds made room, as soon as they are gone: whatever fails later, no link to them may stay. */
  readonly lose: (gone: readonly ShelvedBuild[]) => void
}

/**
 * Publishes all builds in one step and fetches each back as a phone would. A failure counts only as
 * long as the builds are wanted: of a closed pull request nothing stays online, working or not.
 */
export async function putOnline(
  builds: readonly PreparedBuild[],
  request: PublishRequest,
  world: PutOnlineWorld,
): Promise<Online> {
  if (builds.length === 0) {
    return { kind: 'online', gone: [], superseded: [] }
  }
  const apps = builds.map(({ app }) => titled(app, request.description))
  await world.announce(publishing({ ...speakerOf(request.description, world.clock.now()), apps }))
  const leaving = { ...world, apps: apps.map(({ bundleId }) => bundleId) }
  try {
    const onGone = (gone: readonly ShelvedBuild[]) => tellGone(gone, request, leaving)
    const { gone, keepsUntilDiscard = false } = await write(builds, onGone, world)
    const superseded = await fetchBack(builds, request, world)
    await discard(gone, world)
    if (keepsUntilDiscard) await onGone(gone)
    return (await world.stillWanted()) ? { kind: 'online', gone, superseded } : { kind: 'unwanted' }
  } catch (error) {
    if (await world.stillWanted()) {
      throw error
    }
    world.progress(messageOf(error))
    return { kind: 'unwanted' }
  }
}

/** @param onGone told once what made room, as soon as it is gone */
async function write(
  builds: readonly PreparedBuild[],
  onGone: (gone: readonly ShelvedBuild[]) => Promise<void>,
  { target, progress }: PublishWorld,
): Promise<Publication & { readonly gone: readonly ShelvedBuild[] }> {
  const noted = noteGone(sequence(builds.map(({ edit }) => edit)))
  const ipas = builds.flatMap(({ app, record }) =>
    record.ipa.host === 'release' ? [{ record, path: app.file.path }] : [],
  )
  const reason = reasonFor(builds)
  const onWritten = once(() => onGone(noted.gone()))
  const publication = await target.apply(noted.edit, { reason, progress, ipas, onWritten })
  progress(endInWords(publication))
  if (publication.kind !== 'rehearsed' && publication.keepsUntilDiscard !== true) await onWritten()
  return { ...publication, gone: noted.gone() }
}

function endInWords({ kind, attempts }: Publication): string {
  if (kind === 'rehearsed') return 'Dry run: nothing was written'
  if (kind === 'unchanged') return 'The site already holds exactly this'
  return `Published${triesInWords(attempts)}`
}

/** The comment of this channel says it with its result; those of others would never learn of it. */
async function tellGone(
  gone: readonly ShelvedBuild[],
  { description }: PublishRequest,
  world: PutOnlineWorld & { readonly apps: readonly string[] },
): Promise<void> {
  if (gone.length === 0) return
  const names = gone.map(({ record }) => `${record.buildId} of ${record.channel.name}`)
  world.progress(`Made room: removed ${counted(gone.length, 'build')} (${names.join(', ')})`)
  world.lose(gone)
  for (const { channel, builds } of lossesOf(ofOurRepository(gone, description))) {
    if (channel.name === description.channel.name) {
      world.rememberGone(world.apps, builds)
    } else if (channel.pullRequest !== undefined) {
      const speaker = speakerOf({ ...description, channel }, world.clock.now())
      const update = departed({ ...speaker, reason: MADE_ROOM, gone: builds })
      await world.announceOn(channel.pullRequest)(update)
    }
  }
}

/** Other repositories may publish to the same site; their pull requests are not ours to speak on. */
function ofOurRepository(
  gone: readonly ShelvedBuild[],
  { source }: PublishRequest['description'],
): readonly ShelvedBuild[] {
  return gone.filter(({ record }) => record.source.repository === source.repository)
}

function triesInWords(attempts: number): string {
  return attempts === 1 ? '' : ` at try ${attempts}: other runs were publishing at the same time`
}

/** Remembers which builds the last try of an edit put away: the one that was written. */
function noteGone(edit: SiteEdit): {
  readonly edit: SiteEdit
  readonly gone: () => readonly ShelvedBuild[]
} {
  let gone: readonly ShelvedBuild[] = []
  return {
    edit: shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    gone: () => gone,
  }
}

function reasonFor(builds: readonly PreparedBuild[]): string {
  return `Publish ${builds.map(({ record }) => `${record.app.bundleId} ${record.buildId}`).join(', ')}`
}
