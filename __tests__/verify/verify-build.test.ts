import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import { httpsUrl } from '../../src/https-url'
import type { ExpectedBuild } from '../../src/verify/legs'
import { type Verification, verifyBuild } from '../../src/verify/verify-build'
import { VirtualTime } from '../support/virtual-time'
import { type Asked, type Deviation, expectedBuild, fakeSite, ipaStart, urls } from './fake-site'

interface Watched {
  readonly result: Verification | ActionError
  readonly asked: readonly Asked[]
  readonly lines: readonly string[]
  /** Seconds. */
  readonly took: number
}

interface WatchOptions {
  readonly build?: Partial<ExpectedBuild>
  readonly deviation?: (seconds: number, asked: Asked) => ReturnType<Deviation>
  readonly onStuck?: () => Promise<void>
  /** Seconds. */
  readonly timeout?: number
}

async function verify({
  build,
  deviation,
  onStuck,
  timeout = 600,
}: WatchOptions = {}): Promise<Watched> {
  const time = new VirtualTime()
  const start = time.clock.now().getTime()
  const seconds = (): number => (time.clock.now().getTime() - start) / 1000
  const lines: string[] = []
  const { fetch, asked } = fakeSite(question => deviation?.(seconds(), question))
  const work = verifyBuild(
    { ...expectedBuild, ...build },
    {
      ...{ fetch, clock: time.clock, timeout: timeout * 1000 },
      progress: line => lines.push(line),
      ...(onStuck === undefined ? {} : { onStuck }),
    },
  ).catch(actionError)
  return { result: await time.during(work), asked, lines, took: seconds() }
}

function actionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown
  throw thrown
}

/** The failure of a site on which this address always answers so. */
async function failure(
  url: string,
  reply: ReturnType<Deviation>,
  build: Partial<ExpectedBuild> = {},
): Promise<ActionError> {
  const { result } = await verify({
    build,
    deviation: (_, asked) => (asked.url === url ? reply : undefined),
  })
  if (!(result instanceof ActionError)) throw new Error('it was taken for live')
  return result
}

describe('a build that is live', () => {
  it('is found so at once', async () => {
    const { result, took, lines } = await verify()
    expect(result).toMatchObject({ waited: 0 })
    expect(took).toBe(0)
    expect(lines).toEqual([])
    const names = 'legs' in result ? result.legs.map(({ name }) => name) : []
    expect(names).toEqual(['page', 'manifest', 'ipa', 'icon', 'qr', 'channel'])
  })

  it('is asked for by a stranger, first past the cache, then as the phone will', async () => {
    const { asked } = await verify()
    const addresses = Object.values(urls)
    const [disguised, plain] = [
      asked.filter(a => a.query !== ''),
      asked.filter(a => a.query === ''),
    ]
    for (const round of [disguised, plain])
      expect(new Set(round.map(({ url }) => url))).toEqual(new Set(addresses))
    expect(asked.slice(0, disguised.length)).toEqual(disguised)
    expect(new Set(disguised.map(({ query }) => query)).size).toBe(addresses.length)
    for (const { headers } of asked)
      expect(
        Object.keys(headers).filter(
          name => !['user-agent', 'accept', 'accept-encoding', 'range'].includes(name),
        ),
      ).toEqual([])
    expect(asked.length).toBe(14)
  })

  it('is asked for the first bytes of its IPA, and for its length as iOS does', async () => {
    const { asked } = await verify()
    const ipa = asked.filter(({ url, query }) => url === urls.ipa && query === '')
    expect(ipa.map(({ method, headers }) => [method, headers['range']])).toEqual([
      ['GET', 'bytes=0-3'],
      ['HEAD', undefined],
    ])
  })
})

describe('a build that is not live yet', () => {
  const liveAfter = (seconds: number) => (now: number) =>
    now < seconds ? { status: 404 } : undefined

  it('is waited for at its page alone', async () => {
    const { result, asked, lines, took } = await verify({ deviation: liveAfter(50) })
    expect(result).toMatchObject({ waited: expect.any(Number) })
    expect(took).toBeGreaterThanOrEqual(50)
    expect(took).toBeLessThan(65)
    const early = asked.slice(
      0,
      asked.findIndex(({ url }) => url !== urls.install),
    )
    expect(early.length).toBeGreaterThan(4)
    expect(early.length).toBeLessThan(20)
    expect(lines[0]).toMatch(/^waiting for the page \(0 of 600 s\): HTTP 404 at https:/)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.length).toBeLessThan(6)
  })

  it('is waited for as long as a cache keeps an early 404 at the plain address', async () => {
    const { result, took } = await verify({
      deviation: (now, { query }) => (query === '' && now < 300 ? { status: 404 } : undefined),
    })
    expect(result).toMatchObject({ waited: expect.any(Number) })
    expect(took).toBeGreaterThanOrEqual(300)
  })

  it('survives broken connections', async () => {
    const reset = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }),
    })
    const { result, lines } = await verify({ deviation: now => (now < 20 ? reset : undefined) })
    expect(result).toMatchObject({ waited: expect.any(Number) })
    expect(lines[0]).toMatch(/no connection \(ECONNRESET\)/)
  })

  it('survives a server that does not answer', async () => {
    const stalled = Object.assign(new Error('aborted'), { name: 'TimeoutError' })
    const { result, lines } = await verify({ deviation: now => (now < 20 ? stalled : undefined) })
    expect(result).toMatchObject({ waited: expect.any(Number) })
    expect(lines[0]).toMatch(/no answer within 30 s/)
  })

  it('waits as long as the server asks, within reason', async () => {
    const { asked, took } = await verify({
      deviation: now => (now < 30 ? { status: 429, headers: { 'retry-after': '31' } } : undefined),
    })
    expect(took).toBe(31)
    expect(asked.filter(({ url }) => url === urls.install)).toHaveLength(3)
    const patient = await verify({
      deviation: now =>
        now < 30 ? { status: 429, headers: { 'retry-after': '9999' } } : undefined,
    })
    expect(patient.took).toBe(60)
  })

  it('is nudged once, after a while, and goes on whatever comes of it', async () => {
    let times = 0
    const nudge = async (): Promise<void> => {
      times += 1
      throw new Error('pages: write is missing')
    }
    const { result, lines } = await verify({ deviation: liveAfter(200), onStuck: nudge })
    expect(result).toMatchObject({ waited: expect.any(Number) })
    expect(times).toBe(1)
    expect(lines.filter(line => line.includes('pages: write is missing'))).toHaveLength(1)
  })

  it('is not nudged when it comes in time', async () => {
    let times = 0
    const count = async (): Promise<void> => {
      times += 1
    }
    await verify({ deviation: liveAfter(60), onStuck: count })
    expect(times).toBe(0)
  })
})

describe('a build that never comes', () => {
  it('is given up at the time, with every address named', async () => {
    const { result, took, asked } = await verify({ deviation: () => ({ status: 404 }) })
    expect(result).toMatchObject({ code: 'not-live', hint: expect.stringMatching(/Actions tab/) })
    expect(took).toBe(600)
    expect(asked.length).toBeLessThan(200)
    const message = result instanceof ActionError ? result.message : ''
    for (const name of ['page', 'manifest', 'IPA', 'icon', 'QR code', 'channel page'])
      expect(message).toMatch(new RegExp(`^${name}: expected .*, found HTTP 404 \\(https://`, 'm'))
  })

  it('is looked at once when there is no time at all', async () => {
    const { result, asked } = await verify({ deviation: () => ({ status: 404 }), timeout: 0 })
    expect(result).toBeInstanceOf(ActionError)
    expect(asked.filter(({ url }) => url === urls.install)).toHaveLength(1)
  })
})

describe('what is there but wrong is told with what was expected', () => {
  const html = { 'content-type': 'text/html' }
  const png = { 'content-type': 'image/png' }
  const bytes = (length: number): string => 'x'.repeat(length)

  it.each<readonly [string, string, ReturnType<Deviation>, RegExp]>([
    [
      'another page',
      urls.install,
      { body: 'hello', headers: html },
      /page: expected a page that names build 57-1f2e3d4c, found a page that does not name this build/,
    ],
    [
      'a page as a download',
      urls.install,
      { body: '57-1f2e3d4c', headers: { 'content-type': 'text/plain' } },
      /found content type text\/plain/,
    ],
    ['a page without a type', urls.install, { body: '57-1f2e3d4c' }, /found content type none/],
    ['an outage', urls.install, { status: 503 }, /found HTTP 503/],
    [
      'another manifest',
      urls.manifest,
      { body: bytes(29) },
      /manifest: expected 29 bytes \(SHA-256 \w{16}…\), found other bytes: 29 bytes/,
    ],
    ['half a manifest', urls.manifest, { body: '<plist' }, /found other bytes: 6 bytes/],
    [
      'a longer manifest',
      urls.manifest,
      { body: bytes(10_000) },
      /found other bytes: 30 bytes or more/,
    ],
    ['no manifest', urls.manifest, { status: 404 }, /manifest: expected .*, found HTTP 404/],
    ['no IPA', urls.ipa, { status: 404 }, /IPA: expected an IPA of 48000000 bytes, found HTTP 404/],
    ['half an IPA', urls.ipa, ipaStart('bytes 0-3/24000000'), /found a length of 24000000 bytes/],
    [
      'an IPA of unknown length',
      urls.ipa,
      ipaStart('bytes 0-3/*'),
      /found a length of unknown bytes/,
    ],
    [
      'an LFS pointer',
      urls.ipa,
      ipaStart('bytes 0-3/48000000', 'vers'),
      /does not begin like an IPA/,
    ],
    ['an empty IPA', urls.ipa, { status: 200, body: '' }, /does not begin like an IPA/],
    ['a range that is refused', urls.ipa, { status: 416 }, /found HTTP 416/],
    [
      'another icon',
      urls.icon,
      { body: 'x', headers: png },
      /icon: expected an image\/png of .*, found other bytes: 1 bytes/,
    ],
    [
      'an icon as a download',
      urls.icon,
      { body: expectedBuild.icon, headers: { 'content-type': 'application/octet-stream' } },
      /found content type application\/octet-stream/,
    ],
    ['no code', urls.qr, { status: 404 }, /QR code: expected .*, found HTTP 404/],
    [
      'no channel page',
      urls.channel,
      { status: 404 },
      /channel page: expected a page, found HTTP 404/,
    ],
  ])('%s', async (_, url, reply, message) => {
    const error = await failure(url, reply)
    expect(error.code).toBe('not-live')
    expect(error.message).toMatch(message)
  })

  it('names no address that is right', async () => {
    const { message } = await failure(urls.manifest, { status: 404 })
    expect(message.split('\n')).toHaveLength(2)
  })
})

describe('the length of the IPA', () => {
  it('is taken from a whole answer as well', async () => {
    const { result } = await verify({
      deviation: (_, { url, method }) =>
        url === urls.ipa && method === 'GET'
          ? { body: 'PK\u0003\u0004 and the rest', headers: { 'content-length': '48000000' } }
          : undefined,
    })
    expect(result).toMatchObject({ waited: 0 })
  })

  it.each([
    [{ status: 405 }, 'HEAD of the IPA: HTTP 405'],
    [{ status: 403 }, 'HEAD of the IPA: HTTP 403'],
    [new Error('broken'), 'HEAD of the IPA: no connection (broken)'],
    [{ status: 200 }, ''],
  ])('may be refused to HEAD, which is remarked: %o', async (reply, remark) => {
    const { result } = await verify({
      deviation: (_, { url, method }) =>
        url === urls.ipa && method === 'HEAD' ? reply : undefined,
    })
    const ipa = 'legs' in result ? result.legs.find(({ name }) => name === 'ipa') : undefined
    expect(ipa?.remark).toBe(remark)
  })

  it('must not be another one to HEAD', async () => {
    const { result } = await verify({
      deviation: (_, { url, method }) =>
        url === urls.ipa && method === 'HEAD' ? { headers: { 'content-length': '5' } } : undefined,
    })
    expect(result).toMatchObject({ message: expect.stringMatching(/5 bytes in answer to HEAD/) })
  })
})

describe('redirects', () => {
  const storage = 'https://release-assets.githubusercontent.com/asset'
  const to = (location: string, status = 302) => ({ status, headers: { location } })

  it('of a release asset are followed and reported', async () => {
    const { result } = await verify({
      build: { redirects: ['ipa'] },
      deviation: (_, { url, method }) => {
        if (url === urls.ipa) return to(`${storage}?sig=1`)
        if (url !== storage) return undefined
        return method === 'HEAD' ? { status: 403 } : ipaStart('bytes 0-3/48000000')
      },
    })
    const ipa = 'legs' in result ? result.legs.find(({ name }) => name === 'ipa') : undefined
    expect(ipa?.hops).toEqual([`${storage}?sig=1`])
  })

  it('of a release bring downloads without a type', async () => {
    const { result } = await verify({
      build: { redirects: ['icon'] },
      deviation: (_, { url }) => {
        if (url === urls.icon) return to(storage)
        return url === storage
          ? { body: expectedBuild.icon, headers: { 'content-type': 'application/octet-stream' } }
          : undefined
      },
    })
    expect(result).toMatchObject({ waited: 0 })
  })

  it.each<readonly [string, string, RegExp, RegExp]>([
    [
      'to a login',
      'https://github.com/login?return_to=x',
      /a redirect to the login at github.com/,
      /members only/,
    ],
    [
      'to private Pages',
      'https://github.com/pages/auth?nonce=x',
      /the login at github.com/,
      /members only/,
    ],
    [
      'to http',
      'http://octo-org.github.io/app/',
      /a redirect to http:\/\/octo-org.github.io/,
      /Enforce HTTPS/,
    ],
    [
      'elsewhere',
      'https://apps.example.org/app/',
      /a redirect to https:\/\/apps.example.org\/app\//,
      /custom domain/,
    ],
  ])('%s are a setting, told long before the time is over', async (_, location, message, hint) => {
    const { result, took } = await verify({ deviation: () => to(location, 301) })
    expect(result).toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
    expect(took).toBeGreaterThanOrEqual(90)
    expect(took).toBeLessThan(120)
  })

  it('to http are refused at every hop, even where redirects are allowed', async () => {
    const { result } = await verify({
      build: { redirects: ['ipa'] },
      deviation: (_, { url }) => {
        if (url === urls.ipa) return to(storage)
        return url === storage ? to('http://storage.example/asset') : undefined
      },
    })
    expect(result).toMatchObject({
      message: expect.stringMatching(/a redirect to http:\/\/storage.example/),
    })
  })

  it('in a circle end', async () => {
    const { result, asked } = await verify({
      build: { redirects: ['ipa'] },
      deviation: (_, { url }) => (url === urls.ipa ? to(urls.ipa) : undefined),
    })
    expect(result).toMatchObject({ message: expect.stringMatching(/more than 5 redirects/) })
    expect(asked.length).toBeLessThan(500)
  })

  it('with a broken address are no crash', async () => {
    expect((await failure(urls.manifest, to('https://'))).message).toMatch(/manifest: expected/)
    expect((await failure(urls.manifest, { status: 302 })).message).toMatch(/found HTTP 302/)
  })

  it('that end in time are forgiven', async () => {
    const { result } = await verify({
      deviation: now => (now < 60 ? to('https://github.com/login') : undefined),
    })
    expect(result).toMatchObject({ waited: expect.any(Number) })
  })
})

describe('the launcher', () => {
  it('is a page for all builds and keeps its fragment to itself', async () => {
    const launcher = httpsUrl('https://octo-org.github.io/launcher/?v=1#m=https%3A%2F%2Fe.example')
    const { result, asked } = await verify({
      build: { page: 'launcher', urls: { ...urls, install: launcher } },
      deviation: (_, { url }) =>
        url === 'https://octo-org.github.io/launcher/'
          ? { body: '<html></html>', headers: { 'content-type': 'text/html' } }
          : undefined,
    })
    expect(result).toMatchObject({ waited: 0 })
    const queries = asked.filter(({ url }) => url.endsWith('/launcher/')).map(({ query }) => query)
    expect(queries[0]).toMatch(/^\?v=1&probe=/)
    expect(queries[1]).toBe('?v=1')
  })
})
