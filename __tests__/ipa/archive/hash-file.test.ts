import { truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { hashFile } from '../../../src/ipa/archive/hash-file'
import { aFile } from '../../support/ipa/an-ipa'

describe('hashFile', () => {
  it('gives name, size and SHA-256', async () => {
    const path = await aFile('Äpp 1.ipa', Buffer.from('abc'))
    expect(await hashFile(path)).toEqual({
      path,
      name: 'Äpp 1.ipa',
      size: 3,
      // FIPS 180-2, appendix B.1
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  it('is silent on small files and tells how far it is on large ones', async () => {
    const lines: string[] = []
    const path = await aFile('Big.ipa', Buffer.from('abc'))
    await hashFile(path, line => lines.push(line))
    expect(lines).toEqual([])
    await truncate(path, 300_000_000)
    const { size, sha256 } = await hashFile(path, line => lines.push(line))
    expect(size).toBe(300_000_000)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(lines).toEqual(['Hashing Big.ipa: 268 of 300 MB'])
  })

  it('says what is wrong with a path that is no file', async () => {
    const folder = dirname(await aFile('x.ipa', Buffer.from('')))
    await expect(hashFile(folder)).rejects.toMatchObject({
      code: 'no-ipa',
      message: `${folder} is a folder, not an .ipa file`,
    })
    await expect(hashFile(`${folder}/y.ipa`)).rejects.toMatchObject({
      code: 'no-ipa',
      message: expect.stringMatching(/^The file “.*y\.ipa” cannot be read: .*ENOENT/),
    })
  })
})
