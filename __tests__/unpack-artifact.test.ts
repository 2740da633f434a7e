import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { nameOfOurs, unpackIpas } from '../src/unpack-artifact'
import { aFile } from './support/ipa/an-ipa'
import { type ZipEntry, zipBytes } from './support/ipa/zip-writer'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifact-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function unpack(
  entries: readonly ZipEntry[],
  patterns: readonly string[] = ['**/*.ipa'],
): Promise<readonly string[]> {
  return unpackBytes(zipBytes(entries), patterns)
}

async function unpackBytes(bytes: Uint8Array, patterns = ['**/*.ipa'] as readonly string[]) {
  return unpackIpas({ path: await aFile('a.zip', bytes), name: 'ipa', patterns, folder })
}

const file = (path: string, text = path): ZipEntry => ({ path, data: Buffer.from(text) })

/** Everything that was written, relative to our folder. */
async function written(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Says in the table of contents that the first entry is a symbolic link, made on Unix. */
function linked(bytes: Buffer): Buffer {
  const header = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt8(3, header + 5)
  bytes.writeUInt32LE(0o120777 * 0x10000, header + 38)
  return bytes
}

describe('the IPAs in an artifact', () => {
  it('are written under our own names, with their bytes, and nothing else is', async () => {
    const paths = await unpack([
      file('dSYMs/App.dSYM/Contents/Info.plist'),
      file('out/Über App (1).ipa', 'the app'),
      file('out/other/Über App (1).ipa', 'the other'),
    ])
    expect(paths.map(path => basename(path))).toEqual(['Uber-App-1.ipa', 'Uber-App-1.ipa'])
    expect(await Promise.all(paths.map(path => readFile(path, 'utf8')))).toEqual([
      'the app',
      'the other',
    ])
    expect(await written()).toEqual(['1/Uber-App-1.ipa', '2/Uber-App-1.ipa'])
  })

  it('are those that the patterns mean, in their order, each once', async () => {
    const entries = [file('a.ipa'), file('b.ipa'), file('c/d.ipa'), file('e.ipa')]
    const paths = await unpack(entries, ['c/*.ipa', '*.ipa', 'a.ipa', '!e.*'])
    expect(paths.map(path => basename(path))).toEqual(['d.ipa', 'a.ipa', 'b.ipa'])
  })

  it.each(['../../evil.ipa', 'out/../../evil.ipa', '/etc/evil.ipa', 'C:evil.ipa', '..\\evil.ipa'])(
    'are refused beside a file called %s',
    async path => {
      await expect(unpack([file('App.ipa'), file(path)])).rejects.toMatchObject({
        code: 'unreadable-ipa',
        message: expect.stringContaining('leads out of it'),
      })
      expect(await written()).toEqual([])
    },
  )

  it('are refused when one is a symbolic link', async () => {
    const bytes = linked(zipBytes([file('App.ipa', '/etc/passwd')]))
    await expect(unpackBytes(bytes)).rejects.toThrow('“App.ipa” in the artifact is a symbolic link')
    expect(await written()).toEqual([])
  })

  it('pass when only something else is a link', async () => {
    const bytes = linked(zipBytes([file('App.app/Versions/Current', 'A'), file('App.ipa')]))
    expect(await unpackBytes(bytes)).toHaveLength(1)
  })

  it('are refused when two have one name, or one is encrypted', async () => {
    await expect(unpack([file('App.ipa', 'a'), file('App.ipa', 'b')])).rejects.toThrow('twice')
    const encrypted = { ...file('App.ipa'), encrypted: true }
    await expect(unpack([encrypted])).rejects.toThrow('is encrypted')
  })

  it('are counted', async () => {
    const entries = Array.from({ length: 21 }, (_, index) => file(`${index}.ipa`))
    await expect(unpack(entries)).rejects.toThrow('holds 21 IPAs; at most 20')
  })

  it('are counted before each is compared with each', async () => {
    const entries = Array.from({ length: 21 }, () => file('App.ipa'))
    await expect(unpack(entries)).rejects.toThrow('holds 21 IPAs; at most 20')
  })

  it('are not looked for among more names than can be compared in time', async () => {
    const entries = Array.from({ length: 300 }, (_, index) => file(`${index}${'x'.repeat(2_000)}`))
    const patterns = Array.from({ length: 100 }, (_, index) => `${index}.ipa`)
    await expect(unpack(entries, patterns)).rejects.toMatchObject({
      code: 'unreadable-ipa',
      message: 'The artifact “ipa” holds 300 files, too many names to look through',
    })
  })

  it('are not looked for in an archive with names that no system takes', async () => {
    await expect(unpack([file(`${'x'.repeat(60_000)}.ipa`)])).rejects.toMatchObject({
      code: 'unreadable-ipa',
      message: expect.stringContaining('a name of 60004 bytes; the most is 4096'),
    })
  })

  it('are told when there are none', async () => {
    await expect(unpack([file('App.zip'), file('README.md')])).rejects.toMatchObject({
      code: 'no-ipa',
      message: 'No file in the artifact “ipa” matches “**/*.ipa”. It holds “App.zip”, “README.md”.',
    })
    await expect(unpack([], ['App.ipa'])).rejects.toThrow('It is empty.')
  })

  it('are refused as a whole when the archive is broken', async () => {
    const bytes = zipBytes([file('App.ipa')]).subarray(0, -5)
    await expect(unpackBytes(bytes)).rejects.toMatchObject({
      code: 'unreadable-ipa',
      message: expect.stringMatching(/^The artifact “ipa” cannot be unpacked: /),
    })
  })
})

describe('a bomb', () => {
  it('that says how large it is stays packed', async () => {
    const bomb = { ...file('App.ipa'), declaredSize: 2_000_000_001 }
    await expect(unpack([bomb])).rejects.toThrow('unpacks to 2 GB; an IPA may have 2 GB at most')
    expect(await written()).toEqual([])
  })

  it('of many parts stays packed', async () => {
    const part = (path: string) => ({ ...file(path), declaredSize: 1_500_000_000 })
    const parts = [part('a.ipa'), part('b.ipa'), part('c.ipa')]
    await expect(unpack(parts)).rejects.toThrow('unpack to 4.5 GB; at most 4 GB')
  })

  it('that lies goes no further than it said', async () => {
    const zeros = deflateRawSync(Buffer.alloc(50_000_000))
    const bomb = { path: 'App.ipa', data: zeros, inflatesTo: 50_000_000, declaredSize: 1_000 }
    await expect(unpack([bomb])).rejects.toThrow('cannot be unpacked')
    const [path = ''] = await written()
    expect((await readFile(join(folder, path))).length).toBeLessThanOrEqual(1_000)
  })
})

describe('a name of ours', () => {
  it.each([
    ['out/Example.ipa', 'Example.ipa'],
    ['--help.ipa', 'help.ipa'],
    ['网页.IPA', 'app.ipa'],
    ['a\u202Eb$(id)`x`;.ipa', 'a-b-id-x.ipa'],
    [`${'x'.repeat(300)}.ipa`, `${'x'.repeat(80)}.ipa`],
    ['.ipa', 'app.ipa'],
  ])('for %s', (path, name) => {
    expect(nameOfOurs(path)).toBe(name)
  })
})
