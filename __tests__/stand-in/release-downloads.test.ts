import { afterEach, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import type { GitHubOptions } from '../support/github/options'
import { addRelease } from '../support/github/releases/add-release'
import type { Release } from '../support/github/releases/release'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Reply } from './rest-caller'
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

function send(options: Omit<UploadOptions, 'token' | 'release'>): Promise<Reply> {
  return upload(github, { ...options, token: seed.token, release })
}

const assets = '/repos/octo-org/app/releases/assets'

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

it('a download by the API leads there too', async () => {
  await start()
  await uploaded()
  const response = await fetch(`${github.apiUrl}${assets}/${release.assets[0]?.id}`, {
    headers: { accept: 'application/octet-stream' },
    redirect: 'manual',
  })
  expect(response.status).toBe(302)
  const got = await github.get(response.headers.get('location') ?? '')
  expect(got.body.toString()).toBe('0123456789')
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

it('a download can break off', async () => {
  await start()
  const { headers } = await github.get(await uploaded())
  github.faults.onNth(1, { cutAfter: 4 }, { server: 'assets' })
  await expect(github.get(String(headers.location))).rejects.toThrow('aborted')
})
