import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { addRelease } from '../support/github/releases/add-release'
import { type Seed, seedRepository } from '../support/github/seed'
import { runAction } from '../support/run-action'
import { upload } from './uploader'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub({ layout: 'ghes' })
  seed = await seedRepository(github, { site: { 'index.html': 'Ours' } })
})

afterEach(() => github.close())

async function api(path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${seed.token.value}` }
  return fetch(`${github.serverUrl}/api${path}`, { headers })
}

it('has everything on one host', async () => {
  const answer = await api('/v3/repos/octo-org/app/pulls?per_page=1')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-github-enterprise-version')).toBe('3.19.0')
  expect(await answer.json()).toMatchObject([
    { url: `${github.serverUrl}/api/v3/repos/octo-org/app/pulls/42` },
  ])
  const remote = `${github.serverUrl}/octo-org/app.git`
  const { stdout } = await promisify(execFile)('git', ['ls-remote', remote, 'refs/heads/main'])
  expect(stdout).toContain('refs/heads/main')
  const release = await addRelease({ repository: seed.repository, tag: 'builds' })
  const { status } = await upload(github, { release, token: seed.token, name: 'a', body: 'x' })
  expect(status).toBe(201)
  const origins = new Set(github.requests.map(({ origin }) => new URL(origin).origin))
  expect([...origins]).toEqual([github.serverUrl])
  expect(github.violations).toEqual([])
})

it('lacks some of github.com', async () => {
  expect((await api('/v3/repos/octo-org/app/immutable-releases')).status).toBe(404)
  expect(github.violations).toEqual([])
})

it('serves Pages below /pages', async () => {
  const site = seed.repository.pages
  expect(site?.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/pages\/octo-org\/app\/$/)
  expect((await github.get(site?.url ?? '')).body.toString()).toBe('Ours')
})

it('tells a step where it is', async () => {
  const { repository, token } = seed
  const event = pushEvent({ github, repository, sha: 'a'.repeat(40) })
  const { exitCode, outputs } = await runAction({
    ...{ github, event, token, entry: '__tests__/stand-in/print-addresses.mjs' },
  })
  expect(exitCode).toBe(0)
  expect(outputs).toEqual({
    api: `${github.serverUrl}/api/v3`,
    graphql: `${github.serverUrl}/api/graphql`,
    login: 'github-actions[bot]',
  })
})
