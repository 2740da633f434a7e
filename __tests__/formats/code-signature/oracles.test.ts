import { describe, expect, it } from '@jest/globals'
import { theAuthority } from '../../support/ipa/authority'
import { MAGIC, SLOT } from '../../support/ipa/code-blob-writer'
import { signMachO } from '../../support/ipa/code-signer'
import { linkedMachO } from '../../support/ipa/linked'
import { ask, withFile } from '../../support/ipa/oracle'
import { signatureOf, signedSlices } from '../../support/ipa/signed-slices'

const identifier = 'com.example.app'
const entitlements = { 'application-identifier': 'ABCDE12345.com.example.app' }
const linked = linkedMachO()

/** What LLVM prints of the load commands. */
function headers(file: Uint8Array): string {
  return withFile(file, path => {
    const args = ['--macho', '--private-headers', path]
    const { status, stdout, stderr } = ask('llvm-objdump-14', args, Buffer.alloc(0))
    if (status !== 0) throw new Error(stderr)
    return Buffer.from(stdout).toString()
  })
}

/** The content of a blob of the signature, found by its magic number. */
function blobIn(file: Buffer, magic: number): Buffer {
  const at = file.indexOf(Buffer.from(magic.toString(16), 'hex'), file.length - 20_000)
  return file.subarray(at, at + file.readUInt32BE(at + 4))
}

describe('what the signer of the tests makes of a linked executable', () => {
  it.each(['execute', 'dylib'] as const)('is sound for LLVM and for us: %s', async output => {
    const unsigned = linkedMachO({ output })
    expect(headers(unsigned)).not.toMatch(/LC_CODE_SIGNATURE/)
    const signed = signMachO(unsigned, { identifier, entitlements, hashes: ['sha1', 'sha256'] })
    const [slice] = await signedSlices(signed)
    const { offset = 0, size = 0 } = slice?.codeSignature ?? {}
    expect(headers(signed)).toMatch(
      new RegExp(`cmd LC_CODE_SIGNATURE\\s+cmdsize 16\\s+dataoff ${offset}\\s+datasize ${size}`),
    )
    expect(offset + size).toBe(signed.length)
    expect(slice).toMatchObject({ cpu: 'arm64', platform: 'ios' })
    expect(slice?.signature).toMatchObject({ kind: 'read', flaws: [] })
  })

  it('carries a CMS that openssl verifies over the code directory, against our authority', () => {
    const signed = signMachO(linked, { identifier, entitlements })
    const cms = blobIn(signed, MAGIC.wrapper).subarray(8)
    const directory = blobIn(signed, MAGIC.codeDirectory)
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(theAuthority().certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
    const verified = withFile(Buffer.from(pem), authority =>
      withFile(directory, content => {
        const args = ['cms', '-verify', '-inform', 'der', '-binary', '-purpose', 'any']
        return ask('openssl', [...args, '-content', content, '-CAfile', authority], cms)
      }),
    )
    expect(verified.stderr).toMatch(/successful/)
    expect(Buffer.from(verified.stdout).equals(directory)).toBe(true)
  })

  it('is refused by openssl too when the directory is another', () => {
    const signed = signMachO(linked, { identifier })
    const cms = blobIn(signed, MAGIC.wrapper).subarray(8)
    const verified = withFile(Buffer.from('other'), content => {
      const args = ['cms', '-verify', '-noverify', '-inform', 'der', '-binary']
      return ask('openssl', [...args, '-content', content], cms)
    })
    expect(verified.status).not.toBe(0)
  })

  it('has DER entitlements that openssl reads', () => {
    const list = { ...entitlements, 'get-task-allow': true, groups: ['a', 'b'] }
    const signed = signMachO(linked, { identifier, entitlements: list })
    const der = blobIn(signed, MAGIC.derEntitlements).subarray(8)
    const { status, stdout } = ask('openssl', ['asn1parse', '-inform', 'der', '-dump'], der)
    expect(status).toBe(0)
    const printed = Buffer.from(stdout).toString()
    expect(printed).toMatch(/appl \[ 16 \]/)
    expect(printed.match(/UTF8STRING\s+:.*/g)?.map(line => line.replace(/^.*:/, ''))).toEqual([
      'application-identifier',
      'ABCDE12345.com.example.app',
      'get-task-allow',
      'groups',
      'a',
      'b',
    ])
  })
})

describe('a signature that LLVM’s linker made', () => {
  const adHoc = linkedMachO({ adHoc: true })

  it('is read: its pages agree, and nobody signed it', async () => {
    const { signature, flaws } = await signatureOf(adHoc)
    expect(flaws).toEqual([{ kind: 'unsigned-directory' }])
    const [directory] = signature.directories
    expect(signature).toMatchObject({
      directories: [{ slot: 0, version: 0x20400, flags: 0x20002, hash: 'sha256', pageSize: 4096 }],
      identifier: 'main',
      teamId: undefined,
      entitlements: { kind: 'absent' },
      signer: { kind: 'none' },
    })
    expect(directory.executableSegment).toMatchObject({ base: 0, flags: 1 })
    expect(directory.specialHashes.size).toBe(0)
  })

  it('does not agree any more once a byte is another', async () => {
    const changed = Buffer.from(adHoc)
    changed[70_000] = (changed[70_000] ?? 0) ^ 1
    expect((await signatureOf(changed)).flaws).toEqual([
      expect.objectContaining({ kind: 'pages-changed', changed: 1, offset: 17 * 4096 }),
      { kind: 'unsigned-directory' },
    ])
  })

  it('is replaced when the code is signed for real', async () => {
    const signed = signMachO(adHoc, {
      identifier,
      edit: blobs => expect(blobs.has(SLOT.cms)).toBe(true),
    })
    expect(await signatureOf(signed)).toMatchObject({ signature: { identifier }, flaws: [] })
  })
})
