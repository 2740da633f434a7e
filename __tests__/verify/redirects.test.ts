import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { expectedBuild, ipaStart, urls } from './fake-site'
import { failure, verify } from './watch-verify'

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
    const ipa =
      'addresses' in result ? result.addresses.find(({ name }) => name === 'ipa') : undefined
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
