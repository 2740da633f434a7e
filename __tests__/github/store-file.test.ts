import { randomBytes } from 'node:crypto'
import { appendFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createGitRepository, type GitRepository } from '../../src/github/git-repository'
import { storeFile } from '../../src/github/store-file'
import { known, Scratch } from '../support/git-workspace'

const scratch = new Scratch()
const bytes = randomBytes(2_000_000)
let path: string
let repository: GitRepository

beforeAll(async () => {
  const folder = await scratch.folder()
  path = join(folder, 'A "new"\n.ipa')
  await writeFile(path, bytes)
  const name = 'octo-org/app'
  repository = await createGitRepository({
    workFolder: folder,
    remote: { url: `https://git.invalid/${name}.git`, name, token: 'secret' },
    environment: process.env,
  })
})

afterAll(() => scratch.clear())

/** Something happens to the file right before git reads it. */
function meanwhile(happens: () => Promise<void>): GitRepository {
  return {
    ...repository,
    output: async (...given) => {
      await happens()
      return repository.output(...given)
    },
  }
}

const nothing: ReadonlySet<string> = new Set()

describe('storeFile', () => {
  it('answers the name under which git holds these bytes', async () => {
    const oid = await storeFile(repository, known(path, bytes), nothing)
    const held = await repository.output(['cat-file', 'blob', oid], { outputLimit: 3_000_000 })
    expect(held.equals(bytes)).toBe(true)
  })

  it.each([
    ['other bytes', known('', randomBytes(2_000_000)).sha256],
    ['fewer bytes', known('', bytes.subarray(1)).sha256],
  ])('refuses a file that was looked at when it had %s', async (_what, sha256) => {
    const failure = storeFile(repository, { ...known(path, bytes), sha256 }, nothing)
    await expect(failure).rejects.toMatchObject({
      code: 'no-ipa',
      message: expect.stringContaining('changed while'),
      hint: expect.stringContaining('step that builds'),
    })
  })

  it('stores nothing that the remote holds', async () => {
    const oid = await storeFile(repository, known(path, bytes), nothing)
    const idle = meanwhile(() => Promise.reject(new Error('git was started')))
    expect(await storeFile(idle, known(path, bytes), new Set([oid]))).toBe(oid)
  })

  it('refuses a file that git saw otherwise', async () => {
    const growing = meanwhile(() => appendFile(path, 'x'))
    const failure = storeFile(growing, known(path, bytes), nothing)
    await expect(failure).rejects.toMatchObject({ code: 'no-ipa' })
    await writeFile(path, bytes)
  })

  it('says which file went away', async () => {
    const gone = known(`${path}.gone`, bytes)
    const failure = { code: 'no-ipa', message: expect.stringContaining(gone.path) }
    await expect(storeFile(repository, gone, nothing)).rejects.toMatchObject(failure)
    await writeFile(gone.path, bytes)
    const going = meanwhile(() => rm(gone.path))
    await expect(storeFile(going, gone, nothing)).rejects.toMatchObject(failure)
  })
})
