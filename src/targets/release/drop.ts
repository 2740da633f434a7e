import { deleteAsset, type ReleaseAsset } from '../../github/releases/assets'
import type { Release } from '../../github/releases/release'
import type { UploadOptions } from '../../github/releases/upload-asset'
import { discardRelease } from './draft'
import { isOurs, ROLLING_TAG } from './tag'

/** A published release and everything on it. */
export interface HeldRelease {
  readonly release: Release
  readonly assets: readonly ReleaseAsset[]
}

/**
 * Deletes some files of a release, or the release with its tag when nothing else lies on it and nothing
 * will: it was made for one build. Answers how many files went.
 */
export async function dropFrom(
  { release, assets }: HeldRelease,
  gone: readonly ReleaseAsset[],
  world: UploadOptions,
): Promise<number> {
  if (gone.length === 0) return 0
  if (gone.length === assets.length && isForOneBuild(release)) {
    await discardRelease(world, release)
  } else if (release.immutable) {
    world.progress(`The release ${release.tag} is immutable: its files stay until it is deleted`)
    return 0
  } else {
    for (const asset of gone) await deleteAsset(world, asset)
  }
  return gone.length
}

function isForOneBuild({ tag, immutable }: Release): boolean {
  return isOurs(tag) && (immutable || tag !== ROLLING_TAG)
}
