import { listAssets, type ReleaseAsset } from '../../github/releases/assets'
import { deleteRelease, type Release } from '../../github/releases/release'
import type { ShelvedBuild } from '../../site/shelf'
import type { Tidying } from '../target'
import { type AssetScope, stemIn, stemOf } from './asset-name'
import { isOwnDraft } from './draft'
import { dropFrom, type HeldRelease } from './drop'
import { isLeftover } from './leftover'
import type { ReleaseStore } from './store'

export interface ReleaseTidying {
  readonly scope: AssetScope
  readonly now: Date
  readonly mode: Tidying
  /** The builds that are there. Asked after the files were listed, so none is overlooked. */
  readonly live: (held: readonly ReleaseAsset[]) => Promise<readonly LiveBuild[]>
}

/** A build that people can install, by what tells its files from others. */
export interface LiveBuild {
  readonly stem: string
  /** Where its addresses lead; undefined when they lead to no release of this repository, by its present name. */
  readonly tag: string | undefined
}

/** @param builds with the IPA on a release, or not */
export function liveBuilds(
  builds: readonly ShelvedBuild[],
  store: ReleaseStore,
  scope: AssetScope,
): Promise<readonly LiveBuild[]> {
  const live = builds.map(async ({ record }) => ({
    stem: stemOf(record, scope),
    tag: (await store.parse(record.urls.ipa))?.tag,
  }))
  return Promise.all(live)
}

/**
 * What runs that died have left on releases: files of ours that no build points to, and drafts. Whatever
 * is younger than a day may belong to a run that is still at work.
 *
 * @returns what was, or would be, deleted, in words
 */
export async function tidyReleases(
  store: ReleaseStore,
  tidying: ReleaseTidying,
): Promise<readonly string[]> {
  const { drafts, held } = await store.releases()
  const old = await leftoverDrafts(drafts, store, tidying.now)
  const dead = await deadFiles(held, tidying)
  if (tidying.mode === 'delete') await deleteAll(store, old, dead)
  return [
    ...dead.flatMap(({ gone }) => gone.map(({ name }) => name)),
    ...old.map(({ tag }) => `the draft of a release ${tag}`),
  ]
}

/**
 * A draft's `created_at` may be the date of a commit (GitHub's description of a release), so one that a run is
 * filling can look old. Its files tell the time of their upload; without files it has nothing to lose.
 */
async function leftoverDrafts(
  drafts: readonly Release[],
  { options }: ReleaseStore,
  now: Date,
): Promise<readonly Release[]> {
  const old: Release[] = []
  for (const draft of drafts) {
    if (!isOwnDraft(draft) || !isLeftover(draft, now)) continue
    const assets = await listAssets(options, draft)
    if (assets.every(asset => isLeftover(asset, now))) old.push(draft)
  }
  return old
}

interface DeadFiles extends HeldRelease {
  readonly gone: readonly ReleaseAsset[]
}

async function deadFiles(
  held: readonly HeldRelease[],
  { scope, now, live }: ReleaseTidying,
): Promise<readonly DeadFiles[]> {
  const isOld = (asset: ReleaseAsset): boolean =>
    stemIn(asset.name, scope) !== undefined && isLeftover(asset, now)
  const all = held.flatMap(({ assets }) => assets)
  if (!all.some(isOld)) return []
  const alive = await live(all)
  return held.flatMap(({ release, assets }) => {
    const kept = alive.filter(({ tag }) => tag === undefined || tag === release.tag)
    const stems = new Set(kept.map(({ stem }) => stem))
    const gone = assets.filter(asset => isOld(asset) && !stems.has(stemIn(asset.name, scope) ?? ''))
    return gone.length === 0 ? [] : [{ release, assets, gone }]
  })
}

async function deleteAll(
  { options }: ReleaseStore,
  drafts: readonly Release[],
  dead: readonly DeadFiles[],
): Promise<void> {
  for (const { gone, ...from } of dead) await dropFrom(from, gone, options)
  for (const draft of drafts) await deleteRelease(options, draft)
}
