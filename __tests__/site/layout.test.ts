import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import {
  type BuildPath,
  bundleSegment,
  findSegment,
  placeInTree,
  sourceUrl,
  urlOf,
} from '../../src/site/layout'

const base = httpsUrl('https://octo-org.github.io/app/')
const place: BuildPath = {
  directory: 'install',
  channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
  bundleId: 'com.example.app',
  buildId: '57-1f2e3d4c',
  fileName: 'Example.ipa',
}
const segment = '0123456789abcdef0123456789abcdef'

describe('the place of a build', () => {
  it('is the one of the contract', () => {
    expect(placeInTree(place, base)).toEqual({
      folder: 'install/pr-42/com.example.app/57-1f2e3d4c',
      channelFolder: 'install/pr-42',
      urls: {
        install: 'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/',
        channel: 'https://octo-org.github.io/app/install/pr-42/',
        manifest:
          'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/manifest.plist',
        ipa: 'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/Example.ipa',
        icon: 'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/icon.png',
        qr: 'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/qr.png',
      },
    })
  })

  it('has the unlisted segment between directory and channel', () => {
    const { folder, channelFolder, urls } = placeInTree(
      { ...place, unlistedSegment: segment },
      base,
    )
    expect(folder).toBe(`install/${segment}/pr-42/com.example.app/57-1f2e3d4c`)
    expect(channelFolder).toBe(`install/${segment}/pr-42`)
    expect(urls.channel).toBe(`https://octo-org.github.io/app/install/${segment}/pr-42/`)
    expect(sourceUrl({ urls })).toBe(`${urls.channel}apps.json`)
  })

  it('may lie in a deeper directory and on a bare domain', () => {
    const placement = placeInTree(
      { ...place, directory: 'tools/apps' },
      httpsUrl('https://a.example'),
    )
    expect(placement.urls.install).toBe(
      'https://a.example/tools/apps/pr-42/com.example.app/57-1f2e3d4c/',
    )
  })

  it.each<[string, Partial<BuildPath>]>([
    ['a directory that leaves the site', { directory: '../elsewhere' }],
    ['an empty directory', { directory: '' }],
    ['a directory with an empty segment', { directory: 'a//b' }],
    ['a channel with a slash', { channel: { name: 'a/b', kind: 'ref' } }],
    ['the channel “..”', { channel: { name: '..', kind: 'ref' } }],
    ['a build id of another kind', { buildId: 'latest' }],
    ['a file name with a slash', { fileName: '../x.ipa' }],
    ['a file name with two dots', { fileName: 'a..ipa' }],
    ['a file that is no IPA', { fileName: 'a.html' }],
    ['a segment that can be guessed', { unlistedSegment: 'secret' }],
  ])('refuses %s', (_what, deviation) => {
    expect(() => placeInTree({ ...place, ...deviation }, base)).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    )
  })
})

describe('the segment of a bundle identifier', () => {
  it.each(['com.example.app', 'com.example.app-2', 'Com.Example_App', 'a'])('is %s itself', id => {
    expect(bundleSegment(id)).toBe(id)
  })

  it.each([
    ['../../index.html', /^index\.html-[0-9a-f]{6}$/],
    ['..', /^[0-9a-f]{6}$/],
    ['', /^[0-9a-f]{6}$/],
    ['com/example', /^com-example-[0-9a-f]{6}$/],
    ['_com.example', /^com\.example-[0-9a-f]{6}$/],
    ['.hidden', /^hidden-[0-9a-f]{6}$/],
    ['com.example.', /^com\.example-[0-9a-f]{6}$/],
    ['index.html', /^index\.html-[0-9a-f]{6}$/],
    ['apps.json', /^apps\.json-[0-9a-f]{6}$/],
    ['网页', /^[0-9a-f]{6}$/],
    ['a'.repeat(300), /^a{155}-[0-9a-f]{6}$/],
  ])('makes %j harmless', (id, expected) => {
    expect(bundleSegment(id)).toMatch(expected)
  })

  it('keeps two apart that look the same when made harmless', () => {
    expect(bundleSegment('com/example')).not.toBe(bundleSegment('com\\example'))
  })
})

describe('the unlisted segment of a channel', () => {
  const find = (...paths: string[]): string | undefined =>
    findSegment(
      { files: paths.map(path => ({ path, size: 1 })) },
      { directory: 'install', name: 'pr-42' },
    )

  it('is found by the channel’s page, even when its builds are gone', () => {
    expect(find('index.html', `install/${segment}/pr-42/index.html`)).toBe(segment)
  })

  it.each([
    ['another channel', `install/${segment}/pr-421/index.html`],
    ['a listed channel', 'install/pr-42/index.html'],
    [
      'a build page of a listed channel with such a name',
      `install/${segment}/pr-42/57-1f2e3d4c/index.html`,
    ],
    ['another directory', `other/${segment}/pr-42/index.html`],
    ['something shorter', 'install/0123/pr-42/index.html'],
  ])('is not taken from %s', (_what, path) => {
    expect(find(path)).toBeUndefined()
  })

  it('is the same for everybody when two runs made one each', () => {
    const other = 'f'.repeat(32)
    const paths = [other, segment].map(name => `install/${name}/pr-42/index.html`)
    expect(find(...paths)).toBe(segment)
    expect(find(...paths.toReversed())).toBe(segment)
  })
})

describe('an address', () => {
  it('has each segment encoded', () => {
    expect(urlOf('a b/ü#?/', base)).toBe('https://octo-org.github.io/app/a%20b/%C3%BC%23%3F/')
  })
})
