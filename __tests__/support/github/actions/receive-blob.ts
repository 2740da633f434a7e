import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { SignedLinks } from '../signed-links'

/**
 * Takes a blob as Azure does (Put Blob; Put Block and Put Block List), which is how
 * `@actions/artifact` uploads. Answers true when the request was one of these.
 */
export async function receiveBlob(
  links: SignedLinks,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== 'PUT') return false
  const url = new URL(request.url ?? '/', 'https://blob.invalid')
  const target = links.open(url.pathname, url.search.slice(1))
  if (target === undefined) return false
  const { file } = target
  await mkdir(path.dirname(file), { recursive: true })
  const kind = url.searchParams.get('comp')
  if (kind === 'blocklist') await join(file, await text(request))
  else if (kind === 'block') await save(request, part(file, url.searchParams.get('blockid') ?? ''))
  else await save(request, file)
  const date = new Date().toUTCString()
  response.writeHead(201, { etag: '"0x8D"', 'last-modified': date, 'x-ms-version': '2025-01-05' })
  response.end()
  return true
}

async function save(request: IncomingMessage, file: string): Promise<void> {
  await pipeline(request, createWriteStream(file))
}

/** The list names the blocks in their order, in base64. */
async function join(file: string, xml: string): Promise<void> {
  const ids = [...xml.matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, id = '']) => id)
  async function* blocks(): AsyncGenerator<Buffer> {
    for (const id of ids) yield* createReadStream(part(file, id))
  }
  await pipeline(blocks, createWriteStream(file))
  await Promise.all(ids.map(id => rm(part(file, id))))
}

function part(file: string, id: string): string {
  return `${file}.${Buffer.from(id).toString('hex')}`
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
