import { describe, expect, it } from '@jest/globals'
import { withBundleParts } from '../../../src/formats/code-signature/bundle-parts'
import { signMachO } from '../../support/ipa/code-signer'
import { machO } from '../../support/ipa/mach-o-writer'
import { signedSlices } from '../../support/ipa/signed-slices'

const identifier = 'com.example.app'
const executable = machO()
const hex40 = expect.stringMatching(/^[0-9a-f]{40}$/)
const hex64 = expect.stringMatching(/^[0-9a-f]{64}$/)

describe('the files of a bundle', () => {
  const infoPlist = Buffer.from('the list')
  const codeResources = Buffer.from('the seal')
  const sound = signMachO(executable, {
    identifier,
    infoPlist,
    codeResources,
    hashes: ['sha1', 'sha256'],
  })

  it.each([
    ['Info.plist', { infoPlist: Buffer.from('other'), codeResources }, 'info-plist'],
    ['seal', { infoPlist, codeResources: Buffer.from('other') }, 'code-resources'],
  ] as const)('trip the slot of the %s when it is another', async (_file, parts, part) => {
    const [slice] = withBundleParts(await signedSlices(sound), parts)
    expect(slice?.signature).toMatchObject({
      flaws: [
        { kind: 'part-changed', part, hash: 'sha1', expected: hex40, found: hex40 },
        { kind: 'part-changed', part, hash: 'sha256', expected: hex64, found: hex64 },
      ],
    })
  })

  it('trip it when they are gone, or were never sealed', async () => {
    const [gone] = withBundleParts(await signedSlices(sound), {
      infoPlist,
      codeResources: undefined,
    })
    expect(gone?.signature).toMatchObject({
      flaws: [
        { kind: 'part-missing', part: 'code-resources' },
        { kind: 'part-missing', part: 'code-resources' },
      ],
    })
    const unsealed = await signedSlices(signMachO(executable, { identifier, codeResources }))
    const [slice] = withBundleParts(unsealed, { infoPlist, codeResources })
    expect(slice?.signature).toMatchObject({
      flaws: [{ kind: 'part-unsealed', part: 'info-plist', hash: 'sha256' }],
    })
  })

  it('say nothing about code without signature', async () => {
    const slices = await signedSlices(machO({ signature: 'none' }))
    expect(withBundleParts(slices, { infoPlist, codeResources })).toEqual(slices)
  })
})
