import { randomUUID } from 'node:crypto'
import type { Origins } from '../origins'
import type { FileLinks } from '../rest-call'
import type { Repository } from '../world'
import type { Asset } from './release'

export interface AssetPlace {
  readonly files: FileLinks
  readonly origins: Readonly<Origins>
  readonly repository: Repository
  readonly asset: Asset
}

/** Signs the address of an asset on the host that holds the bytes, for minutes (gm3dmo/the-power#393). */
export function assetLocation({ asset, files, origins, repository }: AssetPlace): string {
  const disposition = `attachment; filename=${asset.name}`
  const headers = {
    server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0',
    'content-type': 'application/octet-stream', // whatever was uploaded
    'content-disposition': disposition,
    etag: `"0x8D${asset.id.toString(16).toUpperCase()}"`,
    'last-modified': asset.updatedAt.toUTCString(),
  }
  return files.links.sign(
    { file: asset.file, headers },
    {
      origin: origins.assetUrl,
      path: `/github-production-release-asset/${repository.id}/${randomUUID()}`,
      life: files.assetLinkLife,
      query: { rscd: disposition, rsct: 'application/octet-stream' },
    },
  )
}
