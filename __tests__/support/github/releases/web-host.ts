import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TestCertificate } from '../../tls'
import { suffer } from '../fault-effect'
import type { Faults } from '../faults'
import { type LoopbackManner, type LoopbackServer, serveLoopback } from '../loopback-server'
import type { Origins } from '../origins'
import type { RequestLog } from '../request-log'
import type { FileLinks } from '../rest-call'
import type { World } from '../world'
import { assetLocation } from './asset-location'
import type { Asset, Release } from './release'
import type { Releases } from './releases'

export interface WebHostOptions extends LoopbackManner {
  readonly certificate: TestCertificate
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly origins: Readonly<Origins>
  readonly files: FileLinks
}

/** What a browser without a session gets from `https://github.com`: release pages and downloads. */
export function serveWeb(options: WebHostOptions): Promise<LoopbackServer> {
  return serveLoopback({
    tls: options.certificate,
    onBug: options.onBug,
    answerDelay: options.answerDelay,
    handler: (request, response) => handle(options, request, response),
  })
}

async function handle(
  options: WebHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults, log, origins } = options
  const entry = log.add('web', origins.webUrl, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const fault = faults.strike(entry)
  if (fault !== undefined) return suffer(fault, request, response)
  request.resume()
  const { location, status } = lookUp(options, entry.path)
  const headers = {
    server: 'github.com',
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    ...(location !== undefined && { location }),
  }
  response.writeHead(status, headers)
  const isSilent = status === 302 || entry.method === 'HEAD'
  response.end(isSilent ? undefined : `<!DOCTYPE html><title>${status}</title>`)
}

interface Found {
  readonly status: 200 | 302 | 404
  readonly location?: string
}

const missing: Found = { status: 404 }
const address = /^\/([^/]+\/[^/]+)\/releases\/(tag|download|latest\/download)\/(.+)$/

/** Without a session a private repository, a draft and a missing file all look the same. */
function lookUp({ files, origins, world }: WebHostOptions, path: string): Found {
  const [, fullName = '', kind, rest = ''] = address.exec(decode(path)) ?? []
  const repository = world.repository(fullName)
  if (repository === undefined || repository.visibility !== 'public') return missing
  const { releases } = repository
  if (kind === 'tag') return releases.published(rest) === undefined ? missing : { status: 200 }
  const [tag, name] = kind === 'download' ? divided(rest) : [releases.latest?.tag ?? '', rest]
  const asset = assetOf(releases, tag, name)
  if (asset === undefined) return missing
  asset.downloads += 1
  return { status: 302, location: assetLocation({ files, origins, repository, asset }) }
}

function assetOf(releases: Releases, tag: string, name: string): Asset | undefined {
  const release: Release | undefined = releases.published(tag)
  return release?.assets.find(asset => asset.name === name && asset.state === 'uploaded')
}

/** A tag may hold slashes, an asset's name may not. */
function divided(rest: string): readonly [string, string] {
  const at = rest.lastIndexOf('/')
  return [rest.slice(0, at), rest.slice(at + 1)]
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
