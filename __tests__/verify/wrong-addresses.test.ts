import { describe, expect, it } from '@jest/globals'
import { type Deviation, expectedBuild, ipaStart, urls } from './fake-site'
import { failure, verify } from './watch-verify'

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
    const ipa =
      'addresses' in result ? result.addresses.find(({ name }) => name === 'ipa') : undefined
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
