import { describe, expect, it } from '@jest/globals'
import {
  type AssetScope,
  assetStem,
  type NamedBuild,
  stemIn,
  stemOf,
} from '../../../src/targets/release/asset-name'
import { aRecord } from '../../support/build-record'
import { assetName } from '../../support/github/releases/asset-name'

const scope: AssetScope = { target: 'pages', directory: 'install' }
const build: NamedBuild = {
  channel: 'pr-42',
  bundleId: 'com.example.app',
  buildId: '57-1f2e3d4c',
}

describe('names of release assets', () => {
  it('tell people what they are', () => {
    expect(assetStem(build, scope)).toMatch(/^pr-42-com-example-app\.57-1f2e3d4c\.[0-9a-f]{16}$/)
  })

  it('belong to one channel, app, build and site', () => {
    const stems = [
      assetStem(build, scope),
      assetStem({ ...build, channel: 'pr-4' }, scope),
      assetStem({ ...build, channel: 'pr.42' }, scope),
      assetStem({ ...build, bundleId: 'com.example-app' }, scope),
      assetStem({ ...build, buildId: '58-1f2e3d4c' }, scope),
      assetStem(build, { ...scope, directory: 'beta' }),
      assetStem(build, { ...scope, target: 'release' }),
    ]
    expect(new Set(stems).size).toBe(stems.length)
  })

  it.each([
    ['com..example...app', 'main'],
    ['../../etc/passwd', 'v1.0'],
    ['.hidden', '_x'],
    ['网页传值', 'feature-网页'],
    ['x'.repeat(4000), 'y'.repeat(100)],
    ['', ''],
    ['a b?c#d%2e', 'a&b=c'],
  ])('pass through GitHub unchanged: %.20s', (bundleId, channel) => {
    const name = `${assetStem({ ...build, bundleId, channel }, scope)}.build.json`
    expect(assetName(name)).toBe(name)
    expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/)
    expect(stemIn(name, scope)).toBe(assetStem({ ...build, bundleId, channel }, scope))
  })

  it('are told apart from those of other sites and of other people', () => {
    const name = `${assetStem(build, scope)}.ipa`
    expect(stemIn(name, { ...scope, directory: 'beta' })).toBeUndefined()
    expect(stemIn('Product.dmg', scope)).toBeUndefined()
    expect(stemIn('pr-42.57-1f2e3d4c.ipa', scope)).toBeUndefined()
  })

  it('come out the same from what a record says', () => {
    const record = aRecord()
    const { channel, app, buildId } = record
    expect(stemOf(record, scope)).toBe(
      assetStem({ channel: channel.name, bundleId: app.bundleId, buildId }, scope),
    )
  })
})
