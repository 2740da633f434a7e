import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { Fault } from '../support/github/faults'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import type { GitHubOptions } from '../support/github/options'
import { addRelease } from '../support/github/releases/add-release'
import type { Asset, Release } from '../support/github/releases/release'
import { type Seed, seedRepository } from '../support/github/seed'
import { callRest, type Reply } from './rest-caller'
import { type UploadOptions, upload } from './uploader'

let github: GitHub
let seed: Seed
let release: Release

afterEach(() => github.close())

async function start(options: GitHubOptions = { checkAnswers: true }): Promise<void> {
  github = await startGitHub(options)
  seed = await seedRepository(github, { permissions: { contents: 'write' } })
  release = await addRelease({ repository: seed.repository, tag: 'builds' })
}

function call(line: string, body?: unknown): Promise<Reply> {
  return callRest(github, { line, body, token: seed.token })
}

function send(options: Omit<UploadOptions, 'token' | 'release'>): Promise<Reply> {
  return upload(github, { ...options, token: seed.token, release })
}

const assets = '/repos/octo-org/app/releases/assets'
const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

describe('an upload', () => {
  it('is kept byte for byte, with its digest', async () => {
    await start()
    const reply = await send({ name: 'app.ipa', body: 'Bytes' })
    expect(reply).toMatchObject({
      status: 201,
      body: {
        ...{ name: 'app.ipa', state: 'uploaded', size: 5, digest: digest('Bytes') },
        browser_download_url: `${github.webUrl}/octo-org/app/releases/download/builds/app.ipa`,
      },
    })
    expect(await readFile(release.assets[0]?.file ?? '', 'utf8')).toBe('Bytes')
    const id = valueAt(reply.body, 'id')
    expect((await call(`GET ${assets}/${id}`)).body).toEqual(reply.body)
    expect(seed.repository.releases.mails).toEqual([])
    expect(github.violations).toEqual([])
  })

  it.each([
    ['My App (1).ipa', 'My.App.1.ipa'],
    ['Grüße.ipa', 'Gru.e.ipa'],
    ['.profile', 'default.profile'],
    ['a..b.', 'a.b'],
    ['a+b@c_d-e.1', 'a+b@c_d-e.1'],
  ])('called %s is named %s', async (name, expected) => {
    await start()
    expect((await send({ name, body: 'x' })).body).toMatchObject({ name: expected })
  })

  it('needs its length, a free name, and less than 2 GiB', async () => {
    await start()
    const chunked = await send({ name: 'a', body: 'x', chunked: true })
    expect(chunked).toMatchObject({ status: 400, body: { message: 'Bad Content-Length: ' } })
    expect(release.assets).toEqual([])
    await send({ name: 'a', body: 'x' })
    expect(await send({ name: 'a', body: 'y' })).toMatchObject({
      status: 422,
      body: { errors: [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }] },
    })
    const large = await send({ name: 'b', body: 'x', announced: 2_147_483_648 })
    expect(large).toMatchObject({ status: 422, body: { errors: [{ field: 'size' }] } })
  })

  it('is refused beyond 1000 files, and on an immutable release', async () => {
    await start()
    const [size, label, contentType, uploader] = [1, null, 'text/plain', 'monalisa']
    for (let n = 0; n < 1000; n++) {
      const facts = { name: `f${n}`, size, label, contentType, uploader }
      seed.repository.releases.addAsset(release, facts)
    }
    expect(await send({ name: 'one-more', body: 'x' })).toMatchObject({
      body: { errors: [{ message: 'file_count limited to 1000 assets per release' }] },
    })
    const assetsOf = `GET /repos/octo-org/app/releases/${release.id}/assets`
    expect((await call(assetsOf)).body).toHaveLength(30)
    expect((await call(`${assetsOf}?per_page=100&page=10`)).body).toHaveLength(100)
    release.immutable = true
    expect(await send({ name: 'b', body: 'x' })).toMatchObject({
      status: 422,
      body: { message: 'Cannot upload assets to an immutable release.' },
    })
    const id = release.assets[0]?.id
    expect(await call(`DELETE ${assets}/${id}`)).toMatchObject({
      status: 422,
      body: { message: 'Cannot delete asset from an immutable release' },
    })
  })

  it('needs the permission', async () => {
    await start()
    const token = github.addToken({ permissions: { contents: 'read' } })
    expect((await upload(github, { token, release, name: 'a', body: 'x' })).status).toBe(403)
    const unknown = { ...token, value: 'ghs_no' }
    expect((await upload(github, { token: unknown, release, name: 'a', body: 'x' })).status).toBe(
      401,
    )
  })
})

describe('an upload that fails', () => {
  const big = 'x'.repeat(300_000)

  it.each<[Fault, Asset['state'][]]>([
    ['drop', ['starter']],
    [{ cutAfter: 100_000 }, ['starter']],
    [{ status: 502 }, ['starter']],
    [{ status: 403, headers: { 'retry-after': '1' } }, []],
    ['lost-answer', ['uploaded']],
    [{ status: 504, done: true }, ['uploaded']],
  ])('by %j leaves %j', async (fault, states) => {
    await start({})
    github.faults.onNth(1, fault, { server: 'upload' })
    await send({ name: 'a.ipa', body: big }).catch(() => {})
    expect(release.assets.map(({ state }) => state)).toEqual(states)
    expect(github.violations).toEqual([])
    if (states[0] !== 'starter') return
    expect((await send({ name: 'a.ipa', body: big })).status).toBe(422)
    const url = `${github.webUrl}/octo-org/app/releases/download/builds/a.ipa`
    expect((await github.get(url)).status).toBe(404)
    expect((await call(`DELETE ${assets}/${release.assets[0]?.id}`)).status).toBe(204)
    expect(await send({ name: 'a.ipa', body: big })).toMatchObject({
      status: 201,
      body: { digest: digest(big) },
    })
  })
})
