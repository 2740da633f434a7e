import type { JsonObject } from '../openapi/json'
import type { Asset, Release } from '../releases/release'
import type { Repository } from '../world'
import { type Place, shape } from './shape'
import { userJson } from './user'

export interface ReleasePlace extends Place {
  readonly webUrl: string
  readonly uploadUrl: string
}

interface Owned<What> {
  readonly repository: Repository
  readonly release: Release
  readonly what: What
}

/** `GET /repos/{owner}/{repo}/releases/{release_id}` */
export function releaseJson(
  place: ReleasePlace,
  repository: Repository,
  release: Release,
): JsonObject {
  const path = `/repos/${repository.fullName}`
  const url = `${place.apiUrl}${path}/releases/${release.id}`
  const ball = (kind: string) =>
    release.draft ? null : `${place.apiUrl}${path}/${kind}/${encodeURIComponent(release.tag)}`
  const { discussion_url: _none, ...whole } = shape(place, 'release', {
    repository,
    facts: {
      url,
      html_url: `${place.webUrl}/${repository.fullName}/releases/tag/${visibleTag(release)}`,
      assets_url: `${url}/assets`,
      upload_url: `${place.uploadUrl}${path}/releases/${release.id}/assets{?name,label}`,
      tarball_url: ball('tarball'),
      zipball_url: ball('zipball'),
      id: release.id,
      tag_name: release.tag,
      target_commitish: release.target,
      name: release.name,
      body: release.body,
      draft: release.draft,
      prerelease: release.prerelease,
      immutable: release.immutable,
      created_at: release.createdAt.toISOString(),
      published_at: release.publishedAt?.toISOString() ?? null,
      author: userJson(place, release.author),
      assets: release.assets.map(what => assetJson(place, { repository, release, what })),
    },
  })
  return whole
}

/** `GET /repos/{owner}/{repo}/releases/assets/{asset_id}` */
export function assetJson(
  place: ReleasePlace,
  { release, repository, what: asset }: Owned<Asset>,
): JsonObject {
  const folder = `${place.webUrl}/${repository.fullName}/releases/download/${visibleTag(release)}`
  return shape(place, 'release-asset', {
    repository,
    facts: {
      url: `${place.apiUrl}/repos/${repository.fullName}/releases/assets/${asset.id}`,
      browser_download_url: `${folder}/${encodeURIComponent(asset.name)}`,
      id: asset.id,
      name: asset.name,
      label: asset.label,
      state: asset.state,
      content_type: asset.contentType,
      size: asset.size,
      digest: asset.digest ?? null,
      download_count: asset.downloads,
      created_at: asset.createdAt.toISOString(),
      updated_at: asset.updatedAt.toISOString(),
      uploader: userJson(place, asset.uploader),
    },
  })
}

/** A draft has no address that the tag would tell. */
function visibleTag({ draft, tag, untagged }: Release): string {
  return draft ? untagged : encodeURIComponent(tag)
}
