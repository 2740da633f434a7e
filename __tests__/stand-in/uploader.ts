import { type IncomingMessage, request } from 'node:http'
import type { GitHub } from '../support/github/github'
import type { Release } from '../support/github/releases/release'
import type { Token } from '../support/github/world'
import type { Reply } from './rest-caller'

export interface UploadOptions {
  readonly release: Release
  readonly token: Token
  readonly name: string
  readonly body: string
  /** Without a length. */
  readonly chunked?: boolean
  /** A length that is not the true one. */
  readonly announced?: number
  readonly type?: string
}

/** Sends a release asset to the upload host, as any client would. */
export function upload(github: GitHub, options: UploadOptions): Promise<Reply> {
  const { body, chunked = false, name, release, token, type = 'application/octet-stream' } = options
  const url = `${github.uploadUrl}/repos/octo-org/app/releases/${release.id}/assets`
  const length = { 'content-length': options.announced ?? Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token.value}`,
        'content-type': type,
        ...(chunked ? { 'transfer-encoding': 'chunked' } : length),
      },
    })
    asked.on('error', reject)
    asked.on('response', response => {
      replyIn(response)
        .then(resolve, reject)
        .finally(() => asked.destroy())
    })
    if (options.announced === undefined) asked.end(body)
    else asked.write(body)
  })
}

async function replyIn(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const headers = new Headers({ 'content-type': response.headers['content-type'] ?? '' })
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
  return { status: response.statusCode ?? 0, headers, body }
}
