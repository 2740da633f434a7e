import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { filesOf, searchOf } from '../../src/intake/search'

let root: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'search-')))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function found(pattern: string, most: number): Promise<readonly string[]> {
  const files = await filesOf(searchOf(pattern, root), { exclusions: [], most })
  return files.map(path => relative(root, path))
}

/** Folders of which each leads to all others: as many ways through them as there are orders. */
async function tangle(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(join(root, folder))
  for (const from of folders) {
    for (const to of folders) await symlink(join(root, to), join(root, from, to))
  }
}

it('gives up on folders that lead to each other in every order', async () => {
  await tangle(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  await expect(found('**/*.ipa', 1_000)).rejects.toThrow('too many files and folders')
})

it('does not look where nothing can fit', async () => {
  await mkdir(join(root, 'out'))
  await mkdir(join(root, 'packages'))
  await writeFile(join(root, 'out/App.ipa'), '')
  for (let file = 0; file < 20; file++) await writeFile(join(root, `packages/${file}`), '')
  expect(await found('o*/*.ipa', 3)).toEqual(['out/App.ipa'])
  expect(await found('out/*.ipa', 1)).toEqual(['out/App.ipa'])
  await expect(found('*/*.ipa', 10)).rejects.toThrow('too many')
})
