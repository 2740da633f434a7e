import { describe, expect, it } from '@jest/globals'
import { SLOT } from '../../support/ipa/code-blob-writer'
import { signMachO } from '../../support/ipa/code-signer'
import { flipped, without } from '../../support/ipa/code-tampering'
import { machO } from '../../support/ipa/mach-o-writer'
import { signatureOf, signedSlices } from '../../support/ipa/signed-slices'

const identifier = 'com.example.app'
const executable = machO({ codeSize: 50_000 })

describe('bytes that were changed after signing are found when', () => {
  it.each([
    [0, 0],
    [4096, 1],
    [40_000, 9],
  ])('byte %i of the code is another', async (at, page) => {
    const bytes = signMachO(executable, { identifier, hashes: ['sha1', 'sha256'] })
    // The first bytes are the header: a bit of its flags changes nothing that is read.
    const place = at === 0 ? 24 : at
    bytes[place] = (bytes[place] ?? 0) ^ 1
    const changed = { kind: 'pages-changed', changed: 1, pages: 13, offset: page * 4096 }
    expect((await signatureOf(bytes)).flaws).toEqual([
      { ...changed, hash: 'sha1' },
      { ...changed, hash: 'sha256' },
    ])
  })

  it('the directory is changed: it is another than was signed', async () => {
    const bytes = signMachO(executable, { identifier, edit: flipped(SLOT.codeDirectory, 12) })
    expect((await signatureOf(bytes)).flaws).toEqual([
      {
        kind: 'signature-invalid',
        reason: expect.stringMatching(
          /^it was made for other content \(message digest [0-9a-f]{64}, computed [0-9a-f]{64}\)$/,
        ),
      },
      { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.1' },
      { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.2' },
    ])
  })

  it('an alternate directory is changed: the CMS holds, its lists do not', async () => {
    const options = { identifier, hashes: ['sha1', 'sha256'] } as const
    const bytes = signMachO(executable, { ...options, edit: flipped(SLOT.alternates, 12) })
    expect((await signatureOf(bytes)).flaws).toEqual([
      { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.1' },
      { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.2' },
    ])
  })

  it('a listed directory is taken out', async () => {
    const options = { identifier, hashes: ['sha1', 'sha256'] } as const
    const bytes = signMachO(executable, { ...options, edit: without(SLOT.alternates) })
    expect((await signatureOf(bytes)).flaws).toEqual([
      { kind: 'directory-not-signed', hash: 'sha1', attribute: '1.2.840.113635.100.9.1' },
      { kind: 'directory-not-signed', hash: 'sha1', attribute: '1.2.840.113635.100.9.2' },
    ])
  })

  it('the signature itself is cut off', async () => {
    const bytes = signMachO(executable, { identifier })
    await expect(signedSlices(bytes.subarray(0, bytes.length - 5000))).rejects.toThrow(
      /lies beyond the end/,
    )
  })
})
