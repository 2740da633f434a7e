import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { inScratch } from '../../src/targets/scratch'

it('clears away what a run that was ended by force has left, and nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'scratch-'))
  await mkdir(join(root, '.tap-to-install-a1B2c3'))
  await writeFile(join(root, '.tap-to-install-a1B2c3', 'draft'), 'half an IPA')
  await mkdir(join(root, '.tap-to-install-notes'))
  await writeFile(join(root, '.tap-to-install-abcdef'), 'a file')
  const during = await inScratch(root, async scratch => {
    await writeFile(join(scratch, 'draft'), 'ours')
    return (await readdir(root)).length
  })
  expect(during).toBe(3)
  expect((await readdir(root)).sort()).toEqual(['.tap-to-install-abcdef', '.tap-to-install-notes'])
  await expect(inScratch(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await readdir(root)).toHaveLength(2)
  await rm(root, { recursive: true })
})
