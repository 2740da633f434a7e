import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { withBundleParts } from '../../../src/formats/code-signature/bundle-parts'
import { usualIdentity } from '../../support/ipa/authority'
import { type CodeSigningOptions, signFatMachO, signMachO } from '../../support/ipa/code-signer'
import { CPU_ARM, machO } from '../../support/ipa/mach-o-writer'
import { signatureOf, signedSlices } from '../../support/ipa/signed-slices'

const identifier = 'com.example.app'
const entitlements = {
  'application-identifier': 'ABCDE12345.com.example.app',
  'get-task-allow': false,
  'keychain-access-groups': ['ABCDE12345.com.example.app'],
  'com.example.number': 200,
  'com.example.nested': { b: [true, 'ü'], a: {} },
}
const executable = machO({ codeSize: 50_000 })
const infoPlist = Buffer.from('the list')
const codeResources = Buffer.from('the seal')

describe('a sound signature', () => {
  const cases: readonly (readonly [string, Partial<CodeSigningOptions>])[] = [
    ['as codesign makes it for iOS 15', { entitlements }],
    ['without entitlements', {}],
    ['with SHA-1 first, as before iOS 11', { entitlements, hashes: ['sha1', 'sha256'] }],
    ['with every hash there is', { hashes: ['sha1', 'sha256', 'sha256-truncated', 'sha384'] }],
    ['in pages of 16 KiB', { entitlements, pageSize: 16_384 }],
    ['in pages of 16 KiB with SHA-1', { pageSize: 16_384, hashes: ['sha1'] }],
    ['without Apple’s lists of directories', { lists: 'none' }],
    ['as re-signing tools make it', { hashes: ['sha1', 'sha256'], lists: 'short' }],
    ['of the earliest version', { version: 0x20001, teamId: null }],
    ['of version 20100', { version: 0x20100, teamId: null }],
    ['of version 20200', { version: 0x20200 }],
    ['of version 20300', { version: 0x20300 }],
    ['of version 20500', { version: 0x20500, flags: 0x10000 }],
    ['of version 20600', { version: 0x20600 }],
    ['without a team', { teamId: null }],
    ['with the files of a bundle', { infoPlist, codeResources }],
  ]
  it.each(cases)('%s has no flaw', async (_how, options) => {
    const slices = await signedSlices(signMachO(executable, { identifier, ...options }))
    const [slice] = withBundleParts(slices, {
      infoPlist: options.infoPlist,
      codeResources: options.codeResources,
    })
    expect(slice?.signature).toMatchObject({ kind: 'read', flaws: [] })
  })

  it('says what was signed, by whom and when', async () => {
    const signingTime = new Date('2026-03-04T05:06:07Z')
    const bytes = signMachO(executable, { identifier, entitlements, signingTime })
    const { signature } = await signatureOf(bytes)
    expect(signature).toMatchObject({
      identifier,
      teamId: 'ABCDE12345',
      signer: {
        kind: 'read',
        certificate: { commonName: 'Apple Distribution: Example Ltd (ABCDE12345)' },
        chain: [
          { commonName: 'Apple Distribution: Example Ltd (ABCDE12345)' },
          { commonName: 'Throwaway Worldwide Developer Relations Certification Authority' },
        ],
        signingTime,
      },
    })
    const values = new Map<string, unknown>(Object.entries(entitlements))
    values.set('com.example.nested', new Map(Object.entries({ b: [true, 'ü'], a: new Map() })))
    expect(signature.entitlements).toEqual({ kind: 'read', values })
    expect(signature.derEntitlements).toEqual({ kind: 'read', values })
  })

  it('describes its directory', async () => {
    const bytes = signMachO(executable, { identifier, entitlements, flags: 0x10000 })
    const { signature } = await signatureOf(bytes)
    const [slice] = await signedSlices(bytes)
    const [directory] = signature.directories
    expect(directory).toMatchObject({
      slot: 0,
      version: 0x20400,
      flags: 0x10000,
      hash: 'sha256',
      pageSize: 4096,
      codeLimit: slice?.codeSignature?.offset,
      executableSegment: { base: 0, flags: 1 },
    })
    expect([...directory.specialHashes.keys()]).toEqual([2, 5, 7])
    expect(directory.digest.slice(0, 40)).toBe(directory.cdHash)
  })

  it('is looked for in each slice of a fat file', async () => {
    const slices = [machO({ wide: false, cpuType: CPU_ARM, cpuSubtype: 9 }), machO()]
    const read = await signedSlices(signFatMachO(slices, { identifier }))
    expect(read.map(one => [one.cpu, one.signature])).toEqual([
      ['armv7', expect.objectContaining({ kind: 'read', flaws: [] })],
      ['arm64', expect.objectContaining({ kind: 'read', flaws: [] })],
    ])
  })

  it('is read whatever surrounds the pages: many megabytes in pieces', async () => {
    const large = signMachO(machO({ codeSize: 5_000_003 }), { identifier })
    expect((await signatureOf(large)).flaws).toEqual([])
    large[4_500_000] = 0x20
    expect((await signatureOf(large)).flaws).toEqual([
      { kind: 'pages-changed', hash: 'sha256', changed: 1, pages: 1221, offset: 1098 * 4096 },
    ])
  })

  it('is absent where none is embedded', async () => {
    const [slice] = await signedSlices(machO({ signature: 'none' }))
    expect(slice?.signature).toEqual({ kind: 'absent' })
  })

  it('names the certificate by the digest that a profile lists', async () => {
    const identity = usualIdentity()
    const { signature } = await signatureOf(signMachO(executable, { identifier }))
    if (signature.signer.kind !== 'read') throw new Error(signature.signer.kind)
    expect(signature.signer.certificate?.sha256).toBe(
      createHash('sha256').update(identity.certificate).digest('hex'),
    )
  })
})
