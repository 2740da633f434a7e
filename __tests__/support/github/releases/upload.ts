import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from '../access'
import { invalid, loginOf, notFound, Refusal } from '../rest-call'
import { admit } from '../rest-dispatch'
import type { Repository, World } from '../world'
import { assetName } from './asset-name'
import type { Release } from './release'
import type { NewAsset } from './releases'

/** Bytes: «each file must be under 2 GiB» (docs: About releases). */
const assetLimit = 2_147_483_648

/** Per release (docs: About releases). */
const assetCountLimit = 1000

/** A file that GitHub is ready to take. */
export interface Upload {
  readonly repository: Repository
  readonly release: Release
  readonly facts: NewAsset
}

export interface UploadRequest {
  readonly world: World
  readonly caller: Caller
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

/** Looks at the head of an upload. @throws Refusal before a byte of the body is taken */
export function understand(request: UploadRequest): Upload {
  const { caller, headers, parameters, query, world } = request
  const { owner, release_id: id, repo } = parameters
  const repository = world.repository(`${owner}/${repo}`)
  if (caller.kind === 'bad-credentials') throw new Refusal(401, 'Bad credentials')
  if (repository === undefined) throw notFound()
  admit({ level: 'write', anyOf: ['contents'] }, { caller }, repository)
  const release = repository.releases.byId(Number(id))
  if (release === undefined) throw notFound()
  const size = lengthOf(headers)
  if (headers['content-type'] === undefined) throw new Refusal(400, 'Bad Content-Type: ')
  const name = assetName(query.get('name') ?? '')
  checkFits(release, { name, size })
  const label = query.get('label')
  const contentType = headers['content-type']
  const uploader = loginOf(caller)
  return { repository, release, facts: { name, label, contentType, size, uploader } }
}

/** denoland/deno#24197: without an explicit length nothing is taken. */
function lengthOf(headers: IncomingHttpHeaders): number {
  const text = headers['content-length'] ?? ''
  if (!/^[1-9]\d*$/.test(text)) throw new Refusal(400, `Bad Content-Length: ${text}`)
  return Number(text)
}

function checkFits(release: Release, { name, size }: Pick<NewAsset, 'name' | 'size'>): void {
  if (release.immutable) throw new Refusal(422, 'Cannot upload assets to an immutable release.')
  if (size >= assetLimit) {
    throw invalid('ReleaseAsset', 'size', 'custom', `size must be less than ${assetLimit}`)
  }
  if (release.assets.length >= assetCountLimit) {
    const message = `file_count limited to ${assetCountLimit} assets per release`
    throw invalid('Release', 'file_count', 'custom', message)
  }
  if (name === '') throw invalid('ReleaseAsset', 'name', 'missing_field')
  if (release.assets.some(asset => asset.name === name)) {
    throw invalid('ReleaseAsset', 'name', 'already_exists')
  }
}
