import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/primitives/errors'
import { type Deviation, expectedBuild, urls } from './fake-site'
import { failure, verify } from './watch-verify'

const own = { page: 'own-host' } as const
const page = { body: '<html>home</html>', headers: { 'content-type': 'text/html' } }

describe('a host of one’s own is told what it serves wrongly, and what to change there', () => {
  it.each<readonly [string, string, ReturnType<Deviation>, RegExp, RegExp]>([
    ['no manifest', urls.manifest, { status: 403 }, /found HTTP 403/, /S3 answers HTTP 403/],
    ['no IPA', urls.ipa, { status: 404 }, /IPA: .* found HTTP 404/, /25 MiB.*R2.*Blaze/],
    ['a home page for the IPA', urls.ipa, page, /IPA: .*web page .*in its place/, /25 MiB/],
    ['a home page for an icon', urls.icon, page, /icon: .*web page/, /rewrite.*404\.html/],
    ['yesterday’s manifest', urls.manifest, { body: 'old' }, /other bytes: 3/, /older upload/],
    [
      'a page without its type',
      urls.install,
      { body: expectedBuild.buildId, headers: { 'content-type': 'binary/octet-stream' } },
      /page: expected .*, found content type binary\/octet-stream/,
      /aws s3 cp --content-type.*_headers.*firebase\.json/,
    ],
    ['a password', urls.install, { status: 401 }, /found HTTP 401/, /Take the password/],
    [
      'a redirect',
      urls.install,
      { status: 301, headers: { location: urls.install.slice(0, -1) } },
      /found a redirect to https:/,
      /base-url.*trailingSlash/,
    ],
    [
      'a redirect to http',
      urls.ipa,
      { status: 301, headers: { location: 'http://builds.example.com/x' } },
      /found a redirect to http:/,
      /absolute_redirect off.*CloudFront/,
    ],
    ['no connection', urls.install, new Error('nobody there'), /no connection/, /base-url/],
  ])('%s', async (_, url, reply, message, hint) => {
    const error = await failure(url, reply, own)
    expect(error.message).toMatch(message)
    expect(error.message).toContain(`(${url})`)
    expect(error.hint).toMatch(hint)
    expect(error.hint).toContain('docs/own-host.md')
    expect(error.hint).not.toContain('Settings > Pages')
  })

  it('folders that do not answer with the index.html they hold, long before the time is over', async () => {
    const { result, took } = await verify({
      build: own,
      deviation: (_, { url }) => {
        if (url.endsWith('/')) return { status: 403 }
        const isIndex = url.endsWith('/index.html')
        return isIndex ? { ...page, body: expectedBuild.buildId } : undefined
      },
    })
    expect(took).toBeLessThan(120)
    const { message, hint } = failed(result)
    expect(message).toContain(
      `page: expected a page that names build ${expectedBuild.buildId}, found HTTP 403, though its index.html is there (${urls.install}index.html)`,
    )
    expect(message).toContain('channel page: expected a page, found HTTP 403, though')
    expect(hint?.split('\n')).toEqual([
      expect.stringMatching(/^Let an address that ends in `\/`.*nginx.*S3.*R2/),
      expect.stringContaining('own-host.md'),
    ])
  })

  it('a cache that still holds an older answer', async () => {
    const { result } = await verify({
      build: own,
      deviation: (_, { url, query }) =>
        url === urls.manifest && query === '' ? { status: 404 } : undefined,
    })
    const { message, hint } = failed(result)
    expect(message).toContain('found HTTP 404, but not where a query keeps caches out')
    expect(hint).toMatch(/Purge it/)
  })

  it('an upload that did not happen, in one sentence', async () => {
    const { result } = await verify({ build: own, deviation: () => ({ status: 404 }) })
    const { message, hint } = failed(result)
    expect(message.split('\n')).toHaveLength(7)
    expect(hint?.split('\n')).toHaveLength(2)
  })

  it('wrong types long before the time is over', async () => {
    const { took } = await verify({
      build: own,
      deviation: (_, { url }) =>
        url === urls.install ? { headers: { 'content-type': 'text/plain' } } : undefined,
    })
    expect(took).toBeLessThan(120)
  })
})

function failed(result: unknown): ActionError {
  if (result instanceof ActionError) return result
  throw new Error('it was taken for live')
}
