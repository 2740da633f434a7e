import { calling, statusOf } from '../api-error'
import { fullName, type RepositoryAccess } from '../repository'
import { writing } from './refusal'
import { nameOf, type Release, reading } from './release'

/** A file of a release. */
export interface ReleaseAsset {
  readonly id: number
  readonly name: string
  /** `starter`: an upload that has not ended, and perhaps never will. */
  readonly state: 'uploaded' | 'starter'
  /** Bytes. */
  readonly size: number
  /** Lower-case hex; undefined where GitHub does not tell it (older servers, unfinished uploads). */
  readonly sha256: string | undefined
  /** Where anybody can fetch it. Of a draft it is neither final nor public. */
  readonly url: string
  readonly createdAt: Date
}

/** GitHub's largest page. */
const PER_PAGE = 100

/** All files of a release, in the order in which they came. */
export async function listAssets(
  access: RepositoryAccess,
  release: Release,
): Promise<readonly ReleaseAsset[]> {
  const { github } = access
  const pages = github.paginate(github.rest.repos.listReleaseAssets, {
    ...nameOf(access),
    release_id: release.id,
    per_page: PER_PAGE,
  })
  const doing = `listing the assets of the release ${release.tag} of ${fullName(access.repository)}`
  return (await calling(reading(doing), pages)).map(assetFrom)
}

/** One that is not there is no error. */
export async function deleteAsset(access: RepositoryAccess, asset: ReleaseAsset): Promise<void> {
  const request = access.github.rest.repos.deleteReleaseAsset({
    ...nameOf(access),
    asset_id: asset.id,
  })
  const doing = `deleting the release asset ${asset.name} of ${fullName(access.repository)}`
  await writing(
    doing,
    request.catch(thrown => {
      if (statusOf(thrown) !== 404) throw thrown
    }),
  )
}

interface RawAsset {
  readonly id: number
  readonly name: string
  readonly state: string
  readonly size: number
  readonly digest: string | null
  readonly browser_download_url: string
  readonly created_at: string
}

/** GitHub's answer in our words; whatever is not `uploaded` cannot be fetched. */
export function assetFrom(raw: RawAsset): ReleaseAsset {
  return {
    id: raw.id,
    name: raw.name,
    state: raw.state === 'uploaded' ? 'uploaded' : 'starter',
    size: raw.size,
    sha256: /^sha256:([0-9a-f]{64})$/i.exec(raw.digest ?? '')?.[1]?.toLowerCase(),
    url: raw.browser_download_url,
    createdAt: new Date(raw.created_at),
  }
}

/** Whether the asset holds exactly these bytes, as far as GitHub tells. */
export function holds(
  asset: ReleaseAsset,
  { size, sha256 }: { readonly size: number; readonly sha256: string },
): boolean {
  const sameDigest = asset.sha256 === undefined || asset.sha256 === sha256
  return asset.state === 'uploaded' && asset.size === size && sameDigest
}
