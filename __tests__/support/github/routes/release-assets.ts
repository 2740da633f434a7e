import { mayPush, type Need } from '../access'
import { paginated } from '../pagination'
import { assetLocation } from '../releases/asset-location'
import { assetName } from '../releases/asset-name'
import type { Asset, Release } from '../releases/release'
import { assetJson } from '../representations/release'
import { invalid, notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'

const listed = '/repos/{owner}/{repo}/releases/{release_id}/assets'
const single = '/repos/{owner}/{repo}/releases/assets/{asset_id}'
const read: Need = { level: 'read', anyOf: ['contents'] }
const write: Need = { level: 'write', anyOf: ['contents'] }

export const releaseAssetRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: listed,
    need: read,
    handle: call => {
      const release = call.repository.releases.byId(Number(call.parameters['release_id']))
      if (release === undefined || !sees(call, release)) throw notFound()
      return paginated(call, release.assets, asset => represent(call, { release, asset }))
    },
  },
  { method: 'GET', template: single, need: read, handle: get },
  { method: 'PATCH', template: single, need: write, handle: update },
  {
    method: 'DELETE',
    template: single,
    need: write,
    handle: async call => {
      const { asset, release } = assetOf(call)
      if (release.immutable) {
        throw new Refusal(422, 'Cannot delete asset from an immutable release')
      }
      await call.repository.releases.removeAsset(release, asset)
      return { status: 204 }
    },
  },
]

/** The bytes for those who ask for them, on another host; else the facts. */
function get(call: RepositoryCall) {
  const { files, repository } = call
  const found = assetOf(call)
  if (!call.accept.includes('application/octet-stream')) {
    return { status: 200, body: represent(call, found) }
  }
  if (found.asset.state !== 'uploaded') throw notFound()
  const location = assetLocation({ files, origins: call, repository, asset: found.asset })
  return { status: 302, headers: { location } }
}

function update(call: RepositoryCall) {
  const found = assetOf(call)
  const { asset, release } = found
  if (release.immutable) throw new Refusal(422, 'Cannot update asset of an immutable release')
  const { label, name } = call.body
  if (typeof name === 'string') rename(found, assetName(name))
  if (typeof label === 'string') asset.label = label
  asset.updatedAt = new Date()
  return { status: 200, body: represent(call, found) }
}

function rename({ asset, release }: Found, name: string): void {
  if (release.assets.some(other => other !== asset && other.name === name)) {
    throw invalid('ReleaseAsset', 'name', 'already_exists')
  }
  asset.name = name
}

interface Found {
  readonly release: Release
  readonly asset: Asset
}

function represent(call: RepositoryCall, { asset, release }: Found) {
  return assetJson(call, { repository: call.repository, release, what: asset })
}

function assetOf(call: RepositoryCall): Found {
  const found = call.repository.releases.assetById(Number(call.parameters['asset_id']))
  if (found === undefined || !sees(call, found.release)) throw notFound()
  return found
}

function sees({ caller, repository }: RepositoryCall, { draft }: Release): boolean {
  return !draft || mayPush(caller, repository)
}
