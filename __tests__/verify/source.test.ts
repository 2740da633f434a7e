import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/primitives/errors'
import { httpsUrl } from '../../src/primitives/https-url'
import { urls } from './fake-site'
import { verify } from './watch-verify'

const url = httpsUrl('apps.json', urls.channel)
const older = httpsUrl('com.example.app/56-00000000/Example.ipa', urls.channel)
const newer = httpsUrl('com.example.app/58-00000000/Example.ipa', urls.channel)
const source = {
  ...{ url, ipa: urls.ipa, bundleId: 'com.example.app', version: '1.2.3', buildNumber: '45' },
  earlier: () => [older],
}

const listing = (...addresses: readonly string[]): string =>
  JSON.stringify({
    apps: [
      { bundleIdentifier: 'com.example.other', versions: [] },
      {
        bundleIdentifier: 'com.example.app',
        versions: addresses.map(downloadURL => ({
          version: '1.2.3',
          buildVersion: '45',
          downloadURL,
        })),
      },
    ],
  })

/** A build without manifest, and what its source answers. */
const outcome = (reply: { readonly body?: string; readonly status?: number }) =>
  verify({
    build: { manifest: undefined, source },
    timeout: 30,
    deviation: (_, asked) => (asked.url === url ? reply : undefined),
  })

describe('the source of a build for installers that sign anew', () => {
  it('has to list it; no manifest is asked for', async () => {
    const { result, asked } = await outcome({ body: listing(older, urls.ipa) })
    expect(result).toMatchObject({
      addresses: expect.arrayContaining([
        expect.objectContaining({ name: 'source', remark: '' }),
        expect.objectContaining({ name: 'ipa' }),
      ]),
    })
    expect(asked.map(one => one.url)).not.toContain(urls.manifest)
  })

  it('may list a newer build with the same version in its place', async () => {
    const { result } = await outcome({ body: listing(newer) })
    expect(result).toMatchObject({
      addresses: expect.arrayContaining([
        expect.objectContaining({ name: 'source', remark: expect.stringContaining(newer) }),
      ]),
    })
  })

  it.each<readonly [string, Parameters<typeof outcome>[0], RegExp]>([
    ['yesterday’s', { body: listing(older) }, /found a source that does not list it/],
    ['one without the app', { body: listing() }, /found a source that does not list it/],
    ['another file', { body: '<html></html>' }, /found what is no source/],
    ['none', { status: 404 }, /found HTTP 404/],
    [
      'that of another app',
      { body: JSON.stringify({ apps: [{ versions: 'all' }] }) },
      /found a source that does not list it/,
    ],
  ])('is not %s', async (_, reply, message) => {
    const { result } = await outcome(reply)
    if (!(result instanceof ActionError)) throw new Error('it was taken')
    expect(result.code).toBe('not-live')
    expect(result.message).toMatch(message)
    expect(result.message).toMatch(/source for AltStore, SideStore and Feather: expected JSON/)
  })
})
