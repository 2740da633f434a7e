import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Agent, fetch as undiciFetch } from 'undici'
import type { BuildUrls } from '../../src/builds/build-record'
import { httpsUrl } from '../../src/primitives/https-url'
import type { ExpectedBuild } from '../../src/verify/addresses'
import type { Fetch } from '../../src/verify/request'
import { type Verification, verifyBuild } from '../../src/verify/verify-build'
import { type LoopbackServer, serveLoopback } from '../support/github/loopback-server'
import { testCertificate } from '../support/tls'
import { VirtualTime } from '../support/virtual-time'

const IPA_SIZE = 64_000_000
const png = Buffer.from('\u0089PNG\r\n', 'latin1')
const manifest = Buffer.from('<plist version="1.0"></plist>')

let server: LoopbackServer
let agent: Agent
let ipaBytesSent = 0
let ranges = true
let brokenAnswers = 0

beforeAll(async () => {
  const { ca, cert, key } = await testCertificate()
  agent = new Agent({ connect: { ca } })
  server = await serveLoopback({
    handler: answer,
    tls: { cert, key },
    onBug: bug => console.error(bug),
  })
})

afterAll(async () => {
  await agent.close()
  await server.close()
})

type Handler = Parameters<typeof serveLoopback>[0]['handler']

const answer: Handler = async (request, response) => {
  const path = new URL(request.url ?? '/', server.origin).pathname
  if (path === '/page/' || path === '/channel/')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>1-abcdef01</p>')
  if (path.endsWith('.png'))
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(png)
  if (path === '/manifest.plist' && brokenAnswers > 0) {
    brokenAnswers -= 1
    response.writeHead(200, { 'content-length': manifest.length }).write(manifest.subarray(0, 5))
    return void setTimeout(() => response.destroy(), 20)
  }
  if (path === '/manifest.plist') return void response.writeHead(200).end(manifest)
  if (path !== '/app.ipa') return void response.writeHead(404).end()
  if (request.method === 'HEAD')
    return void response.writeHead(200, { 'content-length': IPA_SIZE }).end()
  if (ranges)
    return void response
      .writeHead(206, { 'content-range': `bytes 0-3/${IPA_SIZE}` })
      .end('PK\u0003\u0004')
  response.writeHead(200, { 'content-length': IPA_SIZE })
  const piece = Buffer.alloc(64_000)
  piece.write('PK\u0003\u0004')
  while (!response.destroyed && ipaBytesSent < IPA_SIZE) {
    ipaBytesSent += piece.length
    if (!response.write(piece)) {
      await Promise.race([
        new Promise(resolve => response.once('drain', resolve)),
        new Promise(resolve => response.once('close', resolve)),
      ])
    }
  }
  response.end()
}

function build(origin: string): ExpectedBuild {
  const at = (path: string) => httpsUrl(`${origin}${path}`)
  const urls: BuildUrls = {
    ...{ install: at('/page/'), channel: at('/channel/'), manifest: at('/manifest.plist') },
    ...{ ipa: at('/app.ipa'), icon: at('/icon.png'), qr: at('/qr.png') },
  }
  return {
    buildId: '1-abcdef01',
    urls,
    ipaSize: IPA_SIZE,
    manifest,
    icon: png,
    qr: png,
    page: 'own-host',
    redirects: [],
  }
}

/** Node's own client, with the authority of the test. */
const trusting: Fetch = async (url, init) => {
  const { status, headers, body } = await undiciFetch(url, { ...init, dispatcher: agent })
  const stream = body === null ? null : ReadableStream.from(body)
  return new Response(stream, { status, headers: [...headers] })
}

function verify(fetch: Fetch, origin = server.origin): Promise<Verification> {
  const time = new VirtualTime()
  const options = { fetch, clock: time.clock, timeout: 100_000, progress: () => {} }
  return time.during(verifyBuild(build(origin), options))
}

describe('over a real connection', () => {
  it('a build is live', async () => {
    const { addresses } = await verify(trusting)
    expect(addresses.map(({ remark }) => remark).join('')).toBe('')
    expect(addresses).toHaveLength(6)
  })

  it('an IPA without ranges is not downloaded for its first bytes', async () => {
    ranges = false
    await verify(trusting)
    ranges = true
    expect(ipaBytesSent).toBeGreaterThan(0)
    expect(ipaBytesSent).toBeLessThan(IPA_SIZE / 4)
  })

  it('a body that breaks off is asked for again', async () => {
    brokenAnswers = 2
    const { waited } = await verify(trusting)
    expect(brokenAnswers).toBe(0)
    expect(waited).toBeGreaterThan(0)
  })

  it('a certificate that nobody trusts is a setting', async () => {
    await expect(verify(fetch)).rejects.toMatchObject({
      code: 'not-live',
      message: expect.stringMatching(/found a certificate fault \(\w+\)/),
      hint: expect.stringMatching(/valid certificate/),
    })
  })

  it('a certificate of another host is a setting', async () => {
    const { hostname, port } = new URL(server.origin)
    expect(hostname).toBe('127.0.0.1')
    await expect(verify(trusting, `https://127.0.0.9:${port}`)).rejects.toMatchObject({
      code: 'not-live',
    })
  })

  it('a server without TLS is no connection', async () => {
    const plain = createServer((_, response) => void response.end('hello'))
    await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve))
    const address = plain.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      await expect(verify(trusting, `https://127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'not-live',
        message: expect.stringMatching(/found no connection/),
      })
    } finally {
      plain.close()
    }
  })
})
