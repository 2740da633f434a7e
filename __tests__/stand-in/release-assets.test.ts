import { afterEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import type { GitHubOptions } from '../support/github/options'
import { addRelease } from '../support/github/releases/add-release'
import type { Release } from '../support/github/releases/release'
import { type Seed, seedRepository } from '../support/github/seed'
import { callRest, type Reply } from './rest-caller'
import { type UploadOptions, upload } from './uploader'

let github: GitHub
let seed: Seed
let release: Release

afterEach(() => github.close())

async function start(
  options: GitHubOptions = { checkAnswers: true },
  draft = false,
): Promise<void> {
  github = await startGitHub(options)
  seed = await seedRepository(github, { permissions: { contents: 'write' } })
  release = await addRelease({ repository: seed.repository, tag: 'builds', draft })
}

function call(line: string, body?: unknown): Promise<Reply> {
  return callRest(github, { line, body, token: seed.token })
}

function send(options: Omit<UploadOptions, 'token' | 'release'>): Promise<Reply> {
  return upload(github, { ...options, token: seed.token, release })
}

const assets = '/repos/octo-org/app/releases/assets'

describe('an upload', () => {
  it('gets a name of plain letters', async () => {
    await start()
    const names = {
      'My App (1).ipa': 'My.App.1.ipa',
      'Grüße.ipa': 'Gru.e.ipa',
      '.profile': 'default.profile',
      'a..b.': 'a.b',
      'a+b@c_d-e.1': 'a+b@c_d-e.1',
    }
    for (const [name, expected] of Object.entries(names)) {
      expect((await send({ name, body: 'x' })).body).toMatchObject({ name: expected })
    }
    expect(seed.repository.releases.mails).toEqual([])
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

it('an upload that breaks off leaves a name that is taken and leads nowhere, until it is deleted', async () => {
  await start({})
  github.faults.onNth(1, { cutAfter: 1 }, { server: 'upload' })
  await send({ name: 'a.ipa', body: 'Bytes' }).catch(() => {})
  expect(release.assets).toMatchObject([{ state: 'starter' }])
  expect((await send({ name: 'a.ipa', body: 'Bytes' })).status).toBe(422)
  const url = `${github.webUrl}/octo-org/app/releases/download/builds/a.ipa`
  expect((await github.get(url)).status).toBe(404)
  expect((await call(`DELETE ${assets}/${release.assets[0]?.id}`)).status).toBe(204)
  expect((await send({ name: 'a.ipa', body: 'Bytes' })).status).toBe(201)
})

async function uploaded(): Promise<string> {
  const { body } = await send({ name: 'app.ipa', body: '0123456789', type: 'text/html' })
  return String(valueAt(body, 'browser_download_url'))
}

it('a download leads to another host, which gives bytes and nothing to look at', async () => {
  await start()
  const { headers, status } = await github.get(await uploaded())
  expect(status).toBe(302)
  const location = String(headers.location)
  expect(location.startsWith(`${github.assetUrl}/`)).toBe(true)
  const whole = await github.get(location)
  expect(whole).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=app.ipa',
      'content-length': '10',
    },
  })
  expect(whole.body.toString()).toBe('0123456789')
  const part = await github.get(location, { headers: { range: 'bytes=2-4' } })
  expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 2-4/10' } })
  expect(part.body.toString()).toBe('234')
  const head = await github.get(location, { method: 'HEAD' })
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': '10' } })
  expect((await github.get(location.replace(/sig=.*/, 'sig=abc'))).status).toBe(403)
  expect(github.requests.filter(({ token }) => token === 'GITHUB_TOKEN')).toHaveLength(1)
})

it('a download has a signed address that dies, and that may refuse HEAD', async () => {
  await start({ assetLinkLife: 0 })
  const { headers } = await github.get(await uploaded())
  expect((await github.get(String(headers.location))).status).toBe(403)
  await github.close()
  await start({ assetHead: 'refused' })
  const { headers: fresh } = await github.get(await uploaded())
  expect((await github.get(String(fresh.location), { method: 'HEAD' })).status).toBe(403)
  expect((await github.get(String(fresh.location))).status).toBe(200)
})

it('a download of a draft or of a private repository is 404', async () => {
  await start({}, true)
  const address = await uploaded()
  expect(address).toMatch(/\/download\/untagged-[0-9a-f]+\/app\.ipa$/)
  expect((await github.get(address)).status).toBe(404)
  await github.close()
  github = await startGitHub()
  seed = await seedRepository(github, {
    visibility: 'private',
    permissions: { contents: 'write' },
  })
  release = await addRelease({ repository: seed.repository, tag: 'builds' })
  expect((await github.get(await uploaded())).status).toBe(404)
})
