import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { plainEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import { type ActionRun, runAction } from '../support/run-action'
import { goodIpa, pathsOn, pushesOf, runStep, shownText, theComment, writesOf } from './workflow'

let github: GitHub
let seed: Seed
let folder: string

beforeEach(async () => {
  github = await startGitHub()
  folder = await mkdtemp(path.join(tmpdir(), 'pages-workflow-'))
  seed = await seedRepository(github, {
    pages: { buildType: 'workflow' },
    permissions: { ...publishPermissions, actions: 'write' },
  })
})

afterEach(async () => {
  await seed.repository.actions.settled()
  const { violations } = github
  await github.close()
  await rm(folder, { recursive: true })
  expect(violations).toEqual([])
})

const inputs = { 'pages-workflow': 'pages.yml' }

/** The user's own workflow: builds a site, lets us add the builds to it, and deploys it. */
function declareWorkflow(assembled: ActionRun[] = []): void {
  const { repository } = seed
  repository.actions.onDispatch('pages.yml', async ({ run }) => {
    const site = await mkdtemp(path.join(folder, 'site-'))
    await writeFile(path.join(site, 'index.html'), 'Our own site')
    const step = await runAction({
      github,
      token: github.addToken({ permissions: { contents: 'read' } }),
      event: plainEvent({ name: 'workflow_dispatch', github, repository, sha: run.headSha }),
      inputs: { command: 'assemble', 'output-directory': site },
    })
    assembled.push(step)
    if (step.exitCode !== 0) throw new Error(step.errors.join('\n'))
    await repository.pages?.deploy(await filesIn(site))
  })
}

/** As what packs a site does it: without hidden files. */
async function filesIn(site: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
  const read = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name)
    return [path.relative(site, file), await readFile(file)] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function statusOf(url: string | undefined): Promise<number> {
  return (await github.get(url ?? '')).status
}

// A site that its branch serves starts none: `branch-of-others.test.ts`.
describe('a site that a workflow deploys', () => {
  it('gets the build through that workflow, and loses it through that workflow', async () => {
    const assembled: ActionRun[] = []
    declareWorkflow(assembled)
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.errors).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(assembled[0]).toMatchObject({ exitCode: 0, outputs: { status: 'assembled' } })
    expect(assembled[0]?.summary).toContain('1 build in')
    expect(assembled.flatMap(step => writesOf(step))).toEqual([])
    const { repository } = seed
    expect(repository.actions.dispatches).toMatchObject([{ ref: 'main', inputs: {} }])
    for (const output of ['install-url', 'manifest-url', 'ipa-url', 'qr-url', 'channel-url']) {
      expect([output, await statusOf(run.outputs[output])]).toEqual([output, 200])
    }
    const ipa = await github.get(run.outputs['ipa-url'] ?? '')
    expect(String(ipa.body.length)).toBe(run.outputs['size'])
    const own = await github.get(repository.pages?.url ?? '')
    expect(own.body.toString()).toBe('Our own site')
    expect(shownText(theComment(repository))).toContain(run.outputs['install-url'])
    expect(run.log.join('\n')).toContain('Started pages.yml of octo-org/app on main')

    const closed = { action: 'closed', inputs, realTime: true } as const
    const removal = await runStep(github, seed, { ...closed, runId: 9_000_000_002 })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    await repository.actions.settled()
    const calm = await runStep(github, seed, { ...closed, runId: 9_000_000_003 })
    expect(calm).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    await repository.actions.settled()
    expect(repository.actions.dispatches).toHaveLength(2)
    expect(await statusOf(run.outputs['ipa-url'])).toBe(404)
    expect(await statusOf(repository.pages?.url)).toBe(200)
  })

  it('says which run has failed, and is deployed again when the branch holds the build already', async () => {
    const { repository } = seed
    repository.actions.onDispatch('pages.yml', async () => {
      throw new Error('the site does not build')
    })
    const ipa = await goodIpa()
    const waiting = { ...inputs, 'verify-timeout': '1' }
    const first = await runStep(github, seed, { ipa, inputs: waiting })
    expect(first.exitCode).toBe(1)
    const failed = repository.actions.runs.at(-1)
    expect(first.errors.join('\n')).toMatch(
      /cannot be fetched[\s\S]*The last run of pages.yml is completed \(failure\): http/,
    )
    expect(first.errors.join('\n')).toContain(
      `(failure): ${github.serverUrl}/octo-org/app/actions/runs/${failed?.id}`,
    )
    expect(shownText(theComment(repository))).not.toContain('<a href')
    declareWorkflow()
    const again = await runStep(github, seed, { ipa, inputs, runAttempt: 2 })
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(again.log).toContain('The site already holds exactly this')
  })
})

describe('before anything is uploaded', () => {
  it('a workflow that does not exist is told', async () => {
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(/no workflow pages\.yml in octo-org\/app/)
    expect(run.errors.join('\n')).toContain('actions: write')
    expect(pushesOf(run)).toBe(0)
  })
})

describe('a workflow that cannot be started', () => {
  it('lacks the trigger', async () => {
    seed.repository.actions.workflow('.github/workflows/pages.yml', 'pages.yml')
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(
      /workflow_dispatch' trigger[\s\S]*The branch holds the change[\s\S]*on:\n {2}workflow_dispatch:/,
    )
  })

  it('is not for this token', async () => {
    declareWorkflow()
    const token = github.addToken({ permissions: { ...publishPermissions, actions: 'read' } })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs, token })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(
      /starting the workflow pages\.yml[\s\S]*permissions:\n {2}actions: write/,
    )
    expect(await pathsOn(seed.repository)).toContain('install/builds.json')
  })
})
