import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import type { PagesSite } from '../support/github/pages/site'
import { type Seed, seedRepository } from '../support/github/seed'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed
let site: PagesSite

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { permissions: { pages: 'write' } })
  site = await github.enablePages(seed.repository, { buildType: 'workflow' })
})

afterEach(() => github.close())

const root = '/repos/octo-org/app/pages/deployments'
const version = 'a'.repeat(40)

function call(line: string, body?: unknown): Promise<Reply> {
  return callRest(github, { line, body, token: seed.token })
}

interface Job {
  readonly environment?: string | undefined
  readonly ref?: string
}

/** A token as a job would get it. */
function idToken({ environment, ref = 'refs/heads/main' }: Job): string {
  const { repository } = seed
  const run = addWorkflowRun({ repository, headSha: version, headBranch: 'main' })
  const facts = { repository, run, ref, sha: version, environment, idToken: true }
  const runtime = github.world.runtimes.start(facts)
  return github.world.runtimes.issue(runtime, 'x')
}

/** What GNU tar makes of these files. */
function tarOf(files: Readonly<Record<string, string>>, link = false): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'tar-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  if (link) execFileSync('ln', ['-s', 'index.html', path.join(folder, 'link.html')])
  try {
    return execFileSync('tar', ['-c', '-C', folder, '.'])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function artifactOf(tar: Buffer): Promise<number> {
  const { repository } = seed
  const run = addWorkflowRun({ repository, headSha: version, headBranch: 'main' })
  const files = { 'artifact.tar': tar }
  return (await addArtifact({ repository, run, name: 'github-pages', files })).id
}

async function create(job: Job = { environment: 'github-pages' }, tar = tarOf({})): Promise<Reply> {
  const artifact_id = await artifactOf(tar)
  const oidc_token = idToken(job)
  return call(`POST ${root}`, { artifact_id, pages_build_version: version, oidc_token })
}

async function statuses(): Promise<unknown[]> {
  const seen = []
  for (let n = 0; n < 8; n++) seen.push((await call(`GET ${root}/${version}`)).body)
  return seen
}

describe('a deployment', () => {
  const long = `${'deep/'.repeat(30)}${'n'.repeat(120)}.html`

  it('replaces the whole site when it has gone through its states', async () => {
    await site.deploy({ 'old.html': 'Old' })
    const reply = await create(undefined, tarOf({ 'index.html': 'New', [long]: 'Long' }))
    expect(reply).toMatchObject({ status: 200, body: { id: version, page_url: site.url } })
    expect((await github.get(`${site.url}old.html`)).status).toBe(200)
    expect(await statuses()).toEqual([
      { status: 'deployment_queued' },
      { status: 'deployment_in_progress' },
      { status: 'syncing_files' },
      { status: 'finished_file_sync' },
      { status: 'updating_pages' },
      { status: 'purging_cdn' },
      { status: 'succeed' },
      { status: 'succeed' },
    ])
    expect((await github.get(site.url)).body.toString()).toBe('New')
    expect((await github.get(`${site.url}${long}`)).body.toString()).toBe('Long')
    expect((await github.get(`${site.url}old.html`)).status).toBe(404)
    expect(github.violations).toEqual([])
  })

  it('answers as GitHub describes it', async () => {
    await github.close()
    github = await startGitHub({ checkAnswers: true })
    seed = await seedRepository(github, { permissions: { pages: 'write' } })
    site = await github.enablePages(seed.repository, { buildType: 'workflow' })
    site.deployments.script = ['syncing_files', 'succeed']
    await create(undefined, tarOf({ 'index.html': 'New' }))
    expect((await statuses()).at(-1)).toEqual({ status: 'succeed' })
    expect(github.violations).toEqual([])
  })

  it.each([
    ['a symbolic link', tarOf({ 'index.html': 'x' }, true)],
    ['anything else', Buffer.from('no tar'.repeat(200))],
  ])('with %s in its archive fails', async (_, tar) => {
    await create(undefined, tar)
    expect((await statuses()).at(-1)).toEqual({ status: 'deployment_content_failed' })
    expect(site.live).toBeUndefined()
  })

  it('waits its turn, and can be cancelled', async () => {
    site.deployments.begin('b'.repeat(40))
    const message = `Deployment request failed for ${version} due to in progress deployment. Please cancel ${'b'.repeat(40)} first or wait for it to complete.`
    expect(await create()).toMatchObject({ status: 400, body: { message } })
    site.deployments.finish('b'.repeat(40))
    expect((await create()).status).toBe(200)
    expect((await call(`POST ${root}/${version}/cancel`)).status).toBe(204)
    expect(await statuses()).toContainEqual({ status: 'deployment_cancelled' })
    expect(site.deployments.inProgress).toBeUndefined()
  })
})

describe('GitHub refuses a deployment', () => {
  it.each<[string, Job, RegExp]>([
    ['without environment', {}, /^Missing environment/],
    [
      'of a pull request',
      { environment: 'github-pages', ref: 'refs/pull/42/merge' },
      /^Branch "refs\/pull\/42\/merge" is not allowed to deploy to github-pages/,
    ],
  ])('%s', async (_, job, message) => {
    const reply = await create(job)
    expect(reply).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } })
  })

  it('of a site that a branch feeds, or of none', async () => {
    site = await github.enablePages(seed.repository)
    const message = expect.stringMatching(
      /^Invalid deployment branch .* only allowed from gh-pages$/,
    )
    expect(await create()).toMatchObject({ status: 400, body: { message } })
    github.disablePages(seed.repository)
    expect((await create()).status).toBe(404)
  })

  it('with a token that nobody issued', async () => {
    const body = { artifact_id: 1, pages_build_version: version, oidc_token: 'a.b.c' }
    expect(await call(`POST ${root}`, body)).toMatchObject({ status: 400 })
  })
})
