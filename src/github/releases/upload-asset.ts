import { type Backoff, type Clock, delayBefore } from '../../primitives/clock'
import { ActionError, messageOf } from '../../primitives/errors'
import type { Progress } from '../../primitives/progress'
import type { RepositoryAccess } from '../repository'
import { assetFrom, deleteAsset, holds, listAssets, type ReleaseAsset } from './assets'
import type { Release } from './release'
import { uploadProgress } from './upload-progress'
import { refusedUpload, type UploadFailure } from './upload-refusal'
import { fileChanged, sendUpload, type UploadBody } from './upload-request'

/** A file on its way into a release. */
export interface AssetFile {
  /** `[A-Za-z0-9][A-Za-z0-9._-]*` without `..`: GitHub rewrites other names. */
  readonly name: string
  readonly contentType: string
  /** Bytes, at least one. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly body: UploadBody
}

export interface UploadOptions extends RepositoryAccess {
  /** Sent to the host that the release names, and to no other. */
  readonly token: string
  readonly clock: Clock
  readonly progress: Progress
}

/** An upload may take an hour, so an outage of a minute or two is worth waiting for. */
const BACKOFF: Backoff = { attempts: 5, firstDelay: 2_000, longestDelay: 60_000 }

/**
 * Puts a file into a release. After a failure the release is asked what it holds: the answer may be all
 * that was lost (github-release/github-release#87). Half an upload is deleted before the next try, which
 * reads the file anew.
 *
 * @throws ActionError `network` or `github` after the last try; `missing-permission`,
 * `release-immutable` and whatever another try does not change at once.
 */
export async function uploadAsset(
  release: Release,
  file: AssetFile,
  world: UploadOptions,
): Promise<ReleaseAsset> {
  for (let attempt = 1; ; attempt++) {
    const result = await attemptUpload(release, file, world)
    if (!('error' in result)) return result
    if (!result.passing || attempt >= BACKOFF.attempts) throw result.error
    const found = await lookUp(release, file, world)
    if (found !== undefined) return found
    const delay = Math.max(delayBefore(attempt, BACKOFF, world.clock.random), result.retryAfter)
    world.progress(
      `${messageOf(result.error)} Trying again in ${(delay / 1000).toFixed(1)} s (${attempt} of ${BACKOFF.attempts - 1})`,
    )
    await world.clock.sleep(delay)
  }
}

async function attemptUpload(
  release: Release,
  file: AssetFile,
  world: UploadOptions,
): Promise<ReleaseAsset | UploadFailure> {
  const doing = `uploading ${file.name} to the release ${release.tag}`
  try {
    const { name, size } = file
    const { token, clock, progress } = world
    const onSent = uploadProgress({ name, size, now: clock.now, progress })
    const answer = await sendUpload({ ...file, url: addressFor(release, name), token, onSent })
    if (answer.status !== 201) return refusedUpload(answer, doing, clock.now())
    const asset = assetFrom(JSON.parse(answer.text))
    if (answer.sha256 === file.sha256) return await accept(asset, file, world)
    await deleteAsset(world, asset)
    throw fileChanged(`${file.name} has another digest`)
  } catch (thrown) {
    if (thrown instanceof ActionError) throw thrown
    const message = `The connection broke while ${doing}: ${messageOf(thrown)}.`
    const error = new ActionError(message, { code: 'network', cause: thrown })
    return { error, passing: true, retryAfter: 0 }
  }
}

function addressFor({ uploadUrl }: Release, name: string): URL {
  const url = new URL(uploadUrl)
  url.searchParams.set('name', name)
  return url
}

async function accept(
  asset: ReleaseAsset,
  file: AssetFile,
  world: UploadOptions,
): Promise<ReleaseAsset | UploadFailure> {
  if (asset.name !== file.name) {
    await deleteAsset(world, asset)
    throw new ActionError(`GitHub took ${file.name} as ${asset.name}, so no link would find it`, {
      code: 'malformed',
    })
  }
  if (holds(asset, file)) return asset
  const message = `GitHub does not hold all of ${file.name} (${asset.state}, ${asset.size} bytes).`
  return { error: new ActionError(message, { code: 'network' }), passing: true, retryAfter: 0 }
}

/** What the release holds under that name: the file itself, or nothing after this. */
async function lookUp(
  release: Release,
  file: AssetFile,
  world: UploadOptions,
): Promise<ReleaseAsset | undefined> {
  const assets = await listAssets(world, release)
  const found = assets.find(({ name }) => name === file.name)
  if (found === undefined || holds(found, file)) return found
  world.progress(`Deleting what an earlier try left of ${file.name} (${found.state})`)
  await deleteAsset(world, found)
  return undefined
}
