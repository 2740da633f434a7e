import { describe, expect, it } from '@jest/globals'
import type { Executable } from '../../src/ipa/app'
import { openArchive } from '../../src/ipa/archive'
import { readExecutable } from '../../src/ipa/read-executable'
import { aFile } from '../support/ipa/an-ipa'
import { type ZipEntry, zipBytes } from '../support/ipa/zip-writer'

const GIBIBYTE = 1024 ** 3

async function executableOf(entry: Omit<ZipEntry, 'path'>): Promise<Executable> {
  const zip = zipBytes([{ path: 'Payload/Example.app/Example', ...entry }])
  const archive = await openArchive(await aFile('a.ipa', zip))
  const info = new Map([['CFBundleExecutable', 'Example']])
  try {
    return await readExecutable(archive, { folder: 'Payload/Example.app', info })
  } finally {
    await archive.close()
  }
}

describe('an executable that claims to be huge', () => {
  // A deflate stream that cannot be inflated: the answer tells whether somebody tried.
  const data = Buffer.alloc(9, 0xff)

  it('is not inflated', async () => {
    expect(await executableOf({ data, inflatesTo: GIBIBYTE + 1 })).toEqual({
      kind: 'unreadable',
      name: 'Example',
      reason: 'it has 1073741825 bytes; more than 1073741824 are not read',
    })
  })

  it('is read up to a gibibyte', async () => {
    expect(await executableOf({ data, inflatesTo: GIBIBYTE })).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('is damaged'),
    })
  })
})
