import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connect } from '../../../src/github/client'
import { findRelease, type Release } from '../../../src/github/releases/release'
import {
  type AssetFile,
  type UploadOptions,
  uploadAsset,
} from '../../../src/github/releases/upload-asset'
import type { Clock } from '../../../src/primitives/clock'
import { Scratch } from '../../support/git-workspace'
import type { Fault } from '../../support/github/faults'
import { type GitHub, startGitHub } from '../../support/github/github'
import { addRelease } from '../../support/github/releases/add-release'
import { type Seed, seedRepository } from '../../support/github/seed'

const scratch = new Scratch()
const bytes = randomBytes(700_000)
let github: GitHub
let seed: Seed

beforeEach(async () => {
  // GitHub's own description does not know the state `starter`, which it answers.
  github = await startGitHub()
  seed = await seedRepository(github)
  await addRelease({ repository: seed.repository, tag: 'builds' })
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

afterAll(() => scratch.clear())

interface Scene {
  readonly world: UploadOptions
  readonly release: Release
  readonly file: AssetFile
  readonly log: readonly string[]
  /** Milliseconds of each wait. */
  readonly waits: readonly number[]
}

async function scene(deviations: Partial<AssetFile> = {}): Promise<Scene> {
  const path = join(await scratch.folder(), 'Example.ipa')
  await writeFile(path, bytes)
  const log: string[] = []
  const waits: number[] = []
  const clock: Clock = {
    now: () => new Date('2026-11-22T12:00:00Z'),
    sleep: async milliseconds => void waits.push(milliseconds),
    random: () => 0.5,
  }
  const token = seed.token.value
  const progress = (line: string) => void log.push(line)
  const pace = { retries: 1, millisecondsPerSecond: 1 }
  const client = connect({ token, apiUrl: github.apiUrl, progress, pace })
  const repository = { owner: seed.repository.owner, name: seed.repository.name }
  const world = { github: client, repository, token, clock, progress }
  const release = await findRelease(world, 'builds')
  if (release === undefined) throw new Error('no release')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const contentType = 'application/octet-stream'
  const body = { kind: 'file', path } as const
  const file = { name: 'Example.ipa', contentType, size: bytes.length, sha256, body }
  return { world, release, file: { ...file, ...deviations }, log, waits }
}

const held = () => seed.repository.releases.published('builds')?.assets ?? []
const uploads = () => github.requests.filter(({ server }) => server === 'upload')
const upload = ({ release, file, world }: Scene) => uploadAsset(release, file, world)

describe('an upload', () => {
  it('arrives byte for byte, with its length, at the host that the release names', async () => {
    const scenery = await scene()
    const asset = await upload(scenery)
    expect(scenery).toMatchObject({ log: [], waits: [] })
    expect(asset).toMatchObject({ name: 'Example.ipa', state: 'uploaded', size: bytes.length })
    expect(held()).toMatchObject([{ digest: `sha256:${asset.sha256}` }])
    expect(uploads()).toMatchObject([
      { method: 'POST', origin: github.uploadUrl, status: 201, token: 'GITHUB_TOKEN' },
    ])
  })

  it('takes small files from memory', async () => {
    const text = Buffer.from('{}\n')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const file = { size: 3, sha256, body: { kind: 'bytes', bytes: text } as const }
    expect(await upload(await scene(file))).toMatchObject({ size: 3, sha256 })
  })

  const mishaps: readonly (readonly [string, Fault, number])[] = [
    ['breaks at the first byte', 'drop', 2],
    ['breaks in the middle', { cutAfter: 200_000 }, 2],
    ['ends with a 502', { status: 502 }, 2],
    ['ends with a 502 page that is no JSON', { status: 502, body: '<html>' }, 2],
    ['is answered with nonsense', 'garbage', 2],
    ['succeeds, and the answer is lost', 'lost-answer', 1],
    ['succeeds, and a 504 hides it', { status: 504, done: true }, 1],
    ['is too much for the rate limit', { status: 429, headers: { 'retry-after': '17' } }, 2],
    [
      'meets the secondary rate limit',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      2,
    ],
  ]

  it.each(mishaps)('that %s ends with one whole file', async (_name, fault, tries) => {
    github.faults.onNth(1, fault, { server: 'upload' })
    const asset = await upload(await scene())
    expect(held()).toMatchObject([{ state: 'uploaded', id: asset.id, size: bytes.length }])
    expect(uploads()).toHaveLength(tries)
  })

  it('waits as long as it is told to', async () => {
    github.faults.onNth(1, { status: 429, headers: { 'retry-after': '17' } }, { server: 'upload' })
    const scenery = await scene()
    await upload(scenery)
    expect(scenery.waits).toEqual([17_000])
  })

  it('waits a minute after a limit that does not say how long it lasts', async () => {
    const body = { message: 'You have exceeded a secondary rate limit.' }
    github.faults.onNth(1, { status: 403, body }, { server: 'upload' })
    const scenery = await scene()
    await upload(scenery)
    expect(scenery.waits).toEqual([60_000])
  })

  it('does not wait for a limit that lasts an hour, and never less than it is told to', async () => {
    const headers = { 'retry-after': '3600' }
    github.faults.onNth(1, { status: 429, headers }, { server: 'upload' })
    const scenery = await scene()
    await expect(upload(scenery)).rejects.toMatchObject({
      message: expect.stringContaining('rate limit stopped uploading Example.ipa'),
    })
    expect([scenery.waits, uploads().length]).toEqual([[], 1])
  })

  it('gives up after five tries, says why, and leaves no half file', async () => {
    github.faults.onEvery({ cutAfter: 1000 }, { server: 'upload' })
    const scenery = await scene()
    await expect(upload(scenery)).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('uploading Example.ipa'),
    })
    expect(uploads()).toHaveLength(5)
    expect(held().filter(({ state }) => state === 'uploaded')).toEqual([])
    expect(
      scenery.log.filter(line => line.includes('Deleting what an earlier try left')),
    ).toHaveLength(4)
  })

  it('is not repeated when the token may not write', async () => {
    github.faults.onEvery(
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      { server: 'upload' },
    )
    await expect(upload(await scene())).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('contents: write'),
    })
    expect(uploads()).toHaveLength(1)
  })

  it('of a file that was changed meanwhile is refused', async () => {
    await expect(upload(await scene({ sha256: '0'.repeat(64) }))).rejects.toMatchObject({
      code: 'unreadable-ipa',
    })
    await expect(
      upload(await scene({ name: 'b.ipa', size: bytes.length + 1 })),
    ).rejects.toMatchObject({ code: 'unreadable-ipa' })
  })

  it('is refused when GitHub takes another name', async () => {
    await expect(upload(await scene({ name: 'Übung 1.ipa' }))).rejects.toMatchObject({
      code: 'malformed',
    })
    expect(held()).toEqual([])
  })

  it('starts anew after one that was given up', async () => {
    github.faults.onNth(1, { cutAfter: 1000 }, { server: 'upload' })
    github.faults.onNth(2, { status: 400 }, { server: 'upload' })
    await expect(upload(await scene())).rejects.toMatchObject({ code: 'github' })
    expect(held()).toEqual([])
    expect(await upload(await scene())).toMatchObject({ state: 'uploaded' })
  })

  it('says that the release is immutable when it became so', async () => {
    const scenery = await scene()
    const release = seed.repository.releases.published('builds')
    if (release !== undefined) release.immutable = true
    await expect(upload(scenery)).rejects.toMatchObject({ code: 'release-immutable' })
  })
})
