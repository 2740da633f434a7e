import { liesOnSite } from '../../builds/ipa-host'
import type { App } from '../../ipa/app'
import { messageOf } from '../../primitives/errors'
import { counted } from '../../primitives/in-words'
import { MADE_ROOM } from '../../report/comment/advance'
import { departed, publishing as inProgress } from '../../report/comment/update'
import { sequence } from '../../site/edits/sequence'
import type { ShelvedBuild, SiteChange, SiteEdit } from '../../site/shelf'
import type { Publication } from '../../targets/target'
import { discard } from '../discard'
import { lossesOf, nameInLog } from '../gone-builds'
import { speakerOf } from '../speaker'
import { fetchBack, type Superseded } from './fetch-back'
import type { PreparedBuild } from './prepare-build'
import type { Publishing } from './publishing'
import { type BuildDescription, titled } from './record-build'

/** What came of it. */
export type Online =
  | {
      readonly kind: 'online'
      /** Other builds that lost their IPA on the way. */
      readonly gone: readonly ShelvedBuild[]
      /** Those of ours that a newer run has replaced already: nothing is to be said of them. */
      readonly superseded: readonly Superseded[]
      /** `FetchedBack.waited` */
      readonly waited: number | undefined
    }
  /** The pull request was closed meanwhile: what was written has to go. */
  | { readonly kind: 'unwanted' }

/**
 * Publishes all builds in one step and fetches each back as a phone would. A failure counts only as
 * long as the builds are wanted: of a closed pull request nothing stays online, working or not.
 */
export async function putOnline(
  builds: readonly PreparedBuild[],
  publishing: Publishing,
): Promise<Online> {
  const { run, target, description, isWanted } = publishing
  if (builds.length === 0) {
    return { kind: 'online', gone: [], superseded: [], waited: undefined }
  }
  const apps = builds.map(({ app }) => titled(app, description))
  try {
    const withdraw = (gone: readonly ShelvedBuild[]) => takeBack(gone, apps, publishing)
    const { gone, keepsUntilDiscard = false } = await write(builds, withdraw, publishing)
    const fetched = await fetchBack(builds, publishing)
    if (keepsUntilDiscard) await withdraw(gone)
    await discard(gone, target, run.progress)
    return (await isWanted()) ? { kind: 'online', gone, ...fetched } : { kind: 'unwanted' }
  } catch (error) {
    if (await isWanted()) {
      throw error
    }
    run.progress(messageOf(error))
    return { kind: 'unwanted' }
  }
}

/** @param withdraw takes back every link to what is about to make room */
async function write(
  builds: readonly PreparedBuild[],
  withdraw: (gone: readonly ShelvedBuild[]) => Promise<void>,
  { target, run: { progress } }: Publishing,
): Promise<Publication & { readonly gone: readonly ShelvedBuild[] }> {
  const noted = noteGone(sequence(builds.map(({ edit }) => edit)))
  const ipas = builds.flatMap(({ app, record }) =>
    liesOnSite(record) ? [] : [{ record, path: app.file.path }],
  )
  const reason = reasonFor(builds)
  const beforeWrite = ({ gone }: SiteChange) => withdraw(gone)
  const publication = await target.apply(noted.edit, { reason, progress, ipas, beforeWrite })
  const end = endInWords(publication)
  if (end !== '') progress(end)
  return { ...publication, gone: noted.gone() }
}

/** What targets do not say themselves; empty when nothing is to be added. */
function endInWords({ kind, attempts }: Publication): string {
  if (kind === 'dry-run') return 'Dry run: nothing was written'
  if (kind === 'unchanged') return 'The site already holds exactly this'
  return attempts === 1
    ? ''
    : `It took ${attempts} tries: other runs were publishing at the same time`
}

/** A link is taken back before its target goes: here and on other pull requests, which nobody else would tell. */
async function takeBack(
  gone: readonly ShelvedBuild[],
  apps: readonly App[],
  { run, description, announce, desk }: Publishing,
): Promise<void> {
  if (gone.length === 0) return
  const names = gone.map(nameInLog)
  run.progress(`Making room: removing ${counted(gone.length, 'build')} (${names.join(', ')})`)
  for (const { channel, builds } of lossesOf(ofOurRepository(gone, description))) {
    const speaker = speakerOf({ ...description, channel }, run.clock.now())
    if (channel.name === description.channel.name) {
      await announce(inProgress({ ...speaker, apps, gone: builds }))
    } else if (channel.pullRequest !== undefined) {
      const update = departed({ ...speaker, reason: MADE_ROOM, gone: builds })
      await desk.on(channel.pullRequest)(update)
    }
  }
}

/** Other repositories may publish to the same site; their pull requests are not ours to speak on. */
function ofOurRepository(
  gone: readonly ShelvedBuild[],
  { source }: BuildDescription,
): readonly ShelvedBuild[] {
  return gone.filter(({ record }) => record.source.repository === source.repository)
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
