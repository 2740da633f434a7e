import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import type { BuildRecord } from '../../src/builds/build-record'
import type { ChunkHashes } from '../../src/site/chunk-hashes'
import { renderManifest } from '../../src/site/manifest'
import { aRecord, hostileTitles } from '../support/build-record'
import { expectGolden } from '../support/golden'
import { askPython, printed } from '../support/ipa/oracle'

type Plist = { readonly items: readonly [{ readonly metadata: Readonly<Record<string, unknown>> }] }

const readWithPython =
  'import plistlib,json,sys; json.dump(plistlib.loads(sys.stdin.buffer.read()), sys.stdout)'

/** Python's plistlib, which shares no code with the writer. */
function pythonReads(manifest: Uint8Array): Plist {
  return JSON.parse(Buffer.from(printed(askPython(readWithPython, manifest))).toString())
}

/** libplist reads the XML and says it again in binary, which Python then only spells out. */
function plistutilReads(manifest: Uint8Array): Plist {
  return pythonReads(execFileSync('plistutil', ['-f', 'bin'], { input: manifest }))
}

const text = (record: BuildRecord, hashes?: ChunkHashes): string =>
  new TextDecoder().decode(renderManifest(record, hashes))

const titleOf = (title: string): unknown =>
  pythonReads(renderManifest(aRecord({ app: { title } }))).items[0].metadata['title']

describe('the manifest', () => {
  it('is the reviewed one', () => {
    expectGolden('site/golden/manifest.plist', text(aRecord()))
  })

  it('has the order, keys and values of the contract, for two independent readers', () => {
    const { urls } = aRecord()
    const expected = {
      items: [
        {
          assets: [
            { kind: 'software-package', url: urls.ipa },
            { kind: 'display-image', url: urls.icon },
            { kind: 'full-size-image', url: urls.icon },
          ],
          metadata: {
            'bundle-identifier': 'com.example.app',
            'bundle-version': '1.2.3',
            kind: 'software',
            'platform-identifier': 'com.apple.platform.iphoneos',
            title: 'Example',
          },
        },
      ],
    }
    const manifest = renderManifest(aRecord())
    expect(pythonReads(manifest)).toEqual(expected)
    expect(plistutilReads(manifest)).toEqual(expected)
  })

  it.each(Object.entries(hostileTitles))('carries a title of the kind “%s”', (name, title) => {
    const manifest = renderManifest(aRecord({ app: { title, subtitle: title } }))
    const printable = title.replace(/\p{Cc}/gu, '')
    const read = pythonReads(manifest)
    expect(read.items[0].metadata).toMatchObject({ title: printable, subtitle: printable })
    expect(plistutilReads(manifest)).toEqual(read)
    expectGolden(`site/golden/manifest-${name}.plist`, new TextDecoder().decode(manifest))
  })

  it.each([
    ['blank', ' \u0000 ', 'com.example.app'],
    ['one character', '微', '微 (com.example.app)'],
    ['one emoji of two code units', '🚀', '🚀 (com.example.app)'],
    ['with white space around', '  Example\n', 'Example'],
    ['with half a surrogate pair', 'Ex\uD800ample', 'Example'],
    ['with characters XML leaves out', 'Ex\uFFFE\uFFFFample', 'Example'],
  ])('has a title that iOS takes when the app’s is %s', (_what, given, written) => {
    expect(titleOf(given)).toBe(written)
  })

  it('names the build number when there is no short version', () => {
    const manifest = renderManifest(aRecord({ app: { version: '', buildNumber: '45' } }))
    expect(pythonReads(manifest).items[0].metadata['bundle-version']).toBe('45')
  })

  it('has a subtitle only when one is given', () => {
    expect(text(aRecord())).not.toContain('subtitle')
    expect(text(aRecord({ app: { subtitle: 'Nightly' } }))).toContain('<string>Nightly</string>')
  })

  it.each(['sha256', 'md5'] as const)('carries %s hashes of the pieces', kind => {
    const hashes = { kind, chunkSize: 10_485_760, hashes: ['aa', 'bb'] }
    const manifest = renderManifest(aRecord(), hashes)
    const expected = {
      kind: 'software-package',
      url: aRecord().urls.ipa,
      [`${kind}-size`]: 10_485_760,
      [`${kind}s`]: ['aa', 'bb'],
    }
    const assets = [expected, {}, {}]
    expect(pythonReads(manifest)).toMatchObject({ items: [{ assets }] })
    expect(plistutilReads(manifest)).toMatchObject({ items: [{ assets }] })
  })
})
