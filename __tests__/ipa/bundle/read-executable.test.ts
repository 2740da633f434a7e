import { describe, expect, it } from '@jest/globals'
import { openArchive } from '../../../src/ipa/archive/archive'
import { type FoundExecutable, findExecutable } from '../../../src/ipa/bundle/read-executable'
import { aFile } from '../../support/ipa/an-ipa'
import { type ZipEntry, zipBytes } from '../../support/ipa/zip-writer'

const GIBIBYTE = 1024 ** 3

/** What is known of the executable before any of its bytes were asked for. */
async function placeOf(entry: Omit<ZipEntry, 'path'>): Promise<FoundExecutable> {
  const zip = zipBytes([{ path: 'Payload/Example.app/Example', ...entry }])
  const archive = await openArchive(await aFile('a.ipa', zip))
  const info = new Map([['CFBundleExecutable', 'Example']])
  try {
    return findExecutable(archive, { folder: 'Payload/Example.app', info })
  } finally {
    await archive.close()
  }
}

describe('an executable that claims to be huge', () => {
  const data = Buffer.alloc(9, 0xff)

  it('is not inflated', async () => {
    expect(await placeOf({ data, inflatesTo: GIBIBYTE + 1 })).toEqual({
      kind: 'none',
      executable: {
        kind: 'unreadable',
        name: 'Example',
        reason: 'it has 1073741825 bytes; more than 1073741824 are not read',
      },
    })
  })

  it('is read up to a gibibyte', async () => {
    expect(await placeOf({ data, inflatesTo: GIBIBYTE })).toMatchObject({ kind: 'file' })
  })
})
