import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/primitives/errors'
import { urls } from './fake-site'
import { verify } from './watch-verify'

describe('a build that is live', () => {
  it('is found so at once', async () => {
    const { result, took, lines } = await verify()
    expect(result).toMatchObject({ waited: 0 })
    expect(took).toBe(0)
    expect(lines).toEqual([])
    const names = 'addresses' in result ? result.addresses.map(({ name }) => name) : []
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
    expect(lines[0]).toBe('Pages is building … 0 of at most 600 s')
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

  it('is given up as soon as the build that was asked for has failed, and not before', async () => {
    const asked: string[] = []
    const { result, took } = await verify({
      deviation: () => ({ status: 404 }),
      onStuck: async () => void asked.push('nudge'),
      hasFailed: async () => asked.push('failed?') > 2,
    })
    expect(result).toMatchObject({ code: 'not-live' })
    expect(asked).toEqual(['nudge', 'failed?', 'failed?'])
    expect(took).toBeLessThan(240)
  })

  it('is looked at once when there is no time at all', async () => {
    const { result, asked } = await verify({ deviation: () => ({ status: 404 }), timeout: 0 })
    expect(result).toBeInstanceOf(ActionError)
    expect(asked.filter(({ url }) => url === urls.install)).toHaveLength(1)
  })
})
