import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { inWorkFolder } from '../../src/runner/work-folder'

let parent: string
const warnings: string[] = []
const options = () => ({ parent, warn: (message: string) => void warnings.push(message) })

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'work-folder-'))
})

afterAll(() => rm(parent, { recursive: true, force: true }))

describe('inWorkFolder', () => {
  it('lends a folder that goes when the work is done', async () => {
    const seen = await inWorkFolder(options(), async folder => {
      await writeFile(join(folder, 'file'), 'x')
      return folder
    })
    expect(dirname(seen)).toBe(parent)
    expect(existsSync(seen)).toBe(false)
  })

  it('takes it back when the work fails', async () => {
    const work = inWorkFolder(options(), () => Promise.reject(new Error('no')))
    await expect(work).rejects.toThrow('no')
    expect(await readdir(parent)).toEqual([])
    expect(warnings).toEqual([])
  })

  it.each([undefined, ''])('takes the system’s own place when RUNNER_TEMP is %j', async none => {
    const seen = await inWorkFolder({ ...options(), parent: none }, async folder => folder)
    expect(dirname(seen)).toBe(tmpdir())
  })

  it('explains that there is no place for it', async () => {
    const nowhere = join(parent, 'nowhere')
    const work = inWorkFolder({ ...options(), parent: nowhere }, async () => {})
    await expect(work).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(nowhere),
      hint: expect.stringContaining('RUNNER_TEMP'),
    })
  })
})
