import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { tarEnd, tarHeader, tarPadding } from '../../src/formats/tar'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** An archive of these files, each below its folders. */
function tarOf(files: Readonly<Record<string, Buffer>>, folders: readonly string[] = []): Buffer {
  return Buffer.concat([
    ...folders.map(path => tarHeader({ path, size: undefined })),
    ...Object.entries(files).flatMap(([path, bytes]) => [
      tarHeader({ path, size: bytes.length }),
      bytes,
      tarPadding(bytes.length),
    ]),
    tarEnd,
  ])
}

const tar = (args: readonly string[], input: Buffer): string =>
  execFileSync('tar', [...args], {
    input,
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  }).toString()

/** A path of exactly that many bytes in the archive, `./` included. */
function pathOf(bytes: number, segment: number): string {
  const letters = 'n'.repeat(bytes - 2)
  return [...letters].map((letter, at) => ((at + 1) % segment === 0 ? '/' : letter)).join('')
}

describe('what the tar program makes of it', () => {
  it('plain files and folders, readable by everybody, without owner and time', () => {
    const archive = tarOf({ 'a.txt': Buffer.from('A'), 'sub/b.bin': Buffer.alloc(512, 7) }, ['sub'])
    expect(tar(['-tvf', '-', '--numeric-owner'], archive).replace(/ +/g, ' ').split('\n')).toEqual([
      'drwxr-xr-x 0/0 0 1970-01-01 00:00 ./sub/',
      '-rw-r--r-- 0/0 1 1970-01-01 00:00 ./a.txt',
      '-rw-r--r-- 0/0 512 1970-01-01 00:00 ./sub/b.bin',
      '',
    ])
    expect(archive.length % 512).toBe(0)
  })

  it.each([0, 1, 511, 512, 513, 3_000_001])('%i bytes come back as they were', size => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 31) % 251))
    tar(['-xf', '-'], tarOf({ 'x/file': bytes, after: Buffer.from('after') }, ['x']))
    expect(readFileSync(join(folder, 'x/file')).equals(bytes)).toBe(true)
    expect(readFileSync(join(folder, 'after'), 'utf8')).toBe('after')
    expect(statSync(join(folder, 'x')).isDirectory()).toBe(true)
  })

  it.each([99, 100, 101, 155, 156, 157, 200, 255, 256, 257, 400])(
    'a name of %i bytes, in short and in long segments',
    length => {
      for (const segment of [20, 90, 180]) {
        const path = pathOf(length, segment)
        const archive = tarOf({ [path]: Buffer.from(path), last: Buffer.from('last') })
        expect(tar(['-tf', '-'], archive).split('\n')).toEqual([`./${path}`, './last', ''])
        tar(['-xf', '-'], archive)
        expect(readFileSync(join(folder, path), 'utf8')).toBe(path)
      }
    },
  )

  it('a long name of a folder', () => {
    const path = pathOf(180, 170)
    expect(tar(['-tf', '-'], tarOf({}, [path]))).toBe(`./${path}/\n`)
  })

  it.each(['Grüße/日本語 & Co.html', `${'ü'.repeat(120)}.html`, `${'日本/'.repeat(40)}x`])(
    'a name in UTF-8: %s',
    path => {
      tar(['-xf', '-'], tarOf({ [path]: Buffer.from('text') }))
      expect(readFileSync(join(folder, path), 'utf8')).toBe('text')
    },
  )

  it('a size up to what a header can say', () => {
    const size = 8 ** 11 - 1
    const { stdout } = spawnSync('tar', ['-tvf', '-'], { input: tarHeader({ path: 'big', size }) })
    expect(stdout.toString()).toContain(` ${size} `)
    expect(() => tarHeader({ path: 'big', size: size + 1 })).toThrow(/no place/)
  })
})

it('gives equal archives for equal files', () => {
  const files = { [pathOf(300, 280)]: Buffer.from('x') }
  expect(tarOf(files).equals(tarOf(files))).toBe(true)
})
