import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import { type Seed, seedRepository } from '../support/github/seed'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true })
  seed = await seedRepository(github, { permissions: { deployments: 'write' } })
})

afterEach(() => github.close())

const root = '/repos/octo-org/app/deployments'
const safe = { auto_merge: false, required_contexts: [], environment: 'tap' }

function call(line: string, body?: unknown): Promise<Reply> {
  return callRest(github, { line, body, token: seed.token })
}

async function create(more: object = {}): Promise<number> {
  const reply = await call(`POST ${root}`, { ref: seed.pull.headSha, ...safe, ...more })
  return Number(valueAt(reply.body, 'id'))
}

function states(): string[] {
  const { deployments } = seed.repository
  return deployments.map(({ statuses }) => statuses.map(({ state }) => state).join(' '))
}

describe('a deployment', () => {
  it('without required_contexts waits for the very job that asks', async () => {
    const { required_contexts: _omitted, ...wish } = safe
    const reply = await call(`POST ${root}`, { ref: 'main', ...wish })
    expect(reply).toMatchObject({
      status: 409,
      body: { message: 'Conflict: Commit status checks failed for main.' },
    })
    expect(seed.repository.deployments).toEqual([])
  })

  it('without auto_merge: false changes the branch, or fails on a commit', async () => {
    const { git } = seed.repository
    await git.commit({ branch: 'main', files: { 'more.txt': 'More' } })
    const before = await git.head('feature-42')
    const { auto_merge: _omitted, ...wish } = safe
    const reply = await call(`POST ${root}`, { ref: 'feature-42', ...wish })
    expect(reply).toMatchObject({
      status: 202,
      body: { message: 'Auto-merged main into feature-42 on deployment.' },
    })
    expect(await git.parents('refs/heads/feature-42')).toEqual([before, await git.head('main')])
    const bySha = await call(`POST ${root}`, { ref: before, ...wish })
    expect(bySha.status).toBe(409)
    expect(seed.repository.deployments).toEqual([])
    expect(github.violations).toEqual([])
  })

  it('is found by its environment, and can be deleted when it is inactive', async () => {
    const [first] = [await create(), await create()]
    expect((await call(`GET ${root}?environment=other`)).body).toEqual([])
    expect((await call(`DELETE ${root}/${first}`)).status).toBe(422)
    await call(`POST ${root}/${first}/statuses`, { state: 'inactive' })
    expect((await call(`DELETE ${root}/${first}`)).status).toBe(204)
    expect(seed.repository.deployments).toHaveLength(1)
  })

  it('needs a ref and the permission', async () => {
    expect(await call(`POST ${root}`, { ref: 'nowhere', ...safe })).toMatchObject({ status: 422 })
    const token = github.addToken({ permissions: { deployments: 'read' } })
    const body = { ref: 'main', ...safe }
    expect((await callRest(github, { line: `POST ${root}`, body, token })).status).toBe(403)
  })
})

describe('a status', () => {
  it('of success ends the others of the environment, unless told not to or transient', async () => {
    const success = (id: number, more: object = {}) =>
      call(`POST ${root}/${id}/statuses`, { state: 'success', ...more })
    await success(await create(), { auto_inactive: false })
    await success(await create({ transient_environment: true }), { auto_inactive: false })
    await success(await create(), { auto_inactive: false })
    expect(states()).toEqual(['success', 'success', 'success'])
    await success(await create())
    expect(states()).toEqual(['success inactive', 'success', 'success inactive', 'success'])
  })

  it.each([
    [{ state: 'success', description: 'x'.repeat(141) }, 'description'],
    [{ state: 'success', environment_url: 'itms-services://x' }, 'environment_url'],
  ])('is refused: %j', async (body, field) => {
    const reply = await call(`POST ${root}/${await create()}/statuses`, body)
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field }] } })
  })
})
