import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { valueAt } from '../support/github/openapi/json'
import { addRelease } from '../support/github/releases/add-release'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Token } from '../support/github/world'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true })
  seed = await seedRepository(github, { permissions: { contents: 'write' } })
})

afterEach(async () => {
  await github.close()
  expect(github.violations).toEqual([])
})

const releases = '/repos/octo-org/app/releases'

function call(line: string, body?: unknown, token: Token | undefined = seed.token): Promise<Reply> {
  return callRest(github, { line, body, token })
}

function stranger(line: string): Promise<Reply> {
  return callRest(github, { line, token: undefined })
}

function errorOf(reply: Reply): unknown {
  return valueAt(reply.body, 'errors')
}

describe('a draft', () => {
  it('is seen by those who may push only, and by id or in the list only', async () => {
    const { body } = await call(`POST ${releases}`, { tag_name: 'v1', draft: true, name: 'One' })
    const id = valueAt(body, 'id')
    expect(body).toMatchObject({ draft: true, published_at: null, target_commitish: 'main' })
    expect(valueAt(body, 'html_url')).toMatch(
      new RegExp(`^${github.webUrl}/octo-org/app/releases/tag/untagged-[0-9a-f]{20}$`),
    )
    expect(await call(`GET ${releases}`)).toMatchObject({ body: [{ id }] })
    expect((await call(`GET ${releases}/${id}`)).status).toBe(200)
    expect((await call(`GET ${releases}/tags/v1`)).status).toBe(404)
    expect(await stranger(`GET ${releases}`)).toMatchObject({ status: 200, body: [] })
    expect((await stranger(`GET ${releases}/${id}`)).status).toBe(404)
    const reader = github.addToken({ permissions: { contents: 'read' } })
    expect(await call(`GET ${releases}`, undefined, reader)).toMatchObject({ body: [] })
    expect((await github.get(String(valueAt(body, 'html_url')))).status).toBe(404)
    expect(await seed.repository.git.resolve('refs/tags/v1')).toBeUndefined()
    expect(seed.repository.releases.mails).toEqual([])
  })

  it('becomes public when it is published: tag, mail, address; the tag outlives it', async () => {
    const { body } = await call(`POST ${releases}`, { tag_name: 'v1', draft: true })
    const reply = await call(`PATCH ${releases}/${valueAt(body, 'id')}`, {
      draft: false,
      prerelease: true,
      make_latest: 'false',
    })
    const html_url = `${github.webUrl}/octo-org/app/releases/tag/v1`
    const facts = { draft: false, prerelease: true, immutable: false, html_url }
    expect(reply).toMatchObject({ status: 200, body: facts })
    expect(await seed.repository.git.resolve('refs/tags/v1')).toBe(
      await seed.repository.git.head('main'),
    )
    expect(seed.repository.releases.mails).toEqual(['v1'])
    expect((await github.get(html_url)).status).toBe(200)
    expect((await stranger(`GET ${releases}/tags/v1`)).status).toBe(200)
    await call(`PATCH ${releases}/${valueAt(body, 'id')}`, { body: 'Notes' })
    expect(seed.repository.releases.mails).toEqual(['v1'])
    await call(`DELETE ${releases}/${valueAt(body, 'id')}`)
    expect((await call(`GET ${releases}/tags/v1`)).status).toBe(404)
    expect(await seed.repository.git.resolve('refs/tags/v1')).toBeDefined()
  })
})

it('the latest release is an ordinary one that wanted to be it', async () => {
  expect((await call(`GET ${releases}/latest`)).status).toBe(404)
  await call(`POST ${releases}`, { tag_name: 'v1' })
  await call(`POST ${releases}`, { tag_name: 'v2', prerelease: true })
  await call(`POST ${releases}`, { tag_name: 'v3', make_latest: 'false' })
  expect(await call(`GET ${releases}/latest`)).toMatchObject({ body: { tag_name: 'v1' } })
  await call(`POST ${releases}`, { tag_name: 'v4' })
  expect(await call(`GET ${releases}/latest`)).toMatchObject({ body: { tag_name: 'v4' } })
})

describe('GitHub refuses', () => {
  it('a second release of a tag, but not a second draft', async () => {
    await call(`POST ${releases}`, { tag_name: 'v1' })
    const again = await call(`POST ${releases}`, { tag_name: 'v1' })
    expect(again).toMatchObject({ status: 422, body: { message: 'Validation Failed' } })
    expect(errorOf(again)).toEqual([
      { resource: 'Release', code: 'already_exists', field: 'tag_name' },
    ])
    for (let n = 0; n < 2; n++) {
      expect((await call(`POST ${releases}`, { tag_name: 'v2', draft: true })).status).toBe(201)
    }
  })

  it.each([
    [{ tag_name: 'a b' }, { field: 'tag_name', message: 'tag_name is not a valid tag' }],
    [{ tag_name: 'v1', target_commitish: 'nowhere' }, { field: 'target_commitish' }],
    [{ tag_name: 'v1', body: 'x'.repeat(125_001) }, { field: 'body' }],
  ])('%j', async (body, error) => {
    const reply = await call(`POST ${releases}`, body)
    expect(reply).toMatchObject({ status: 422, body: { errors: [error] } })
    expect(seed.repository.releases.all).toEqual([])
  })

  it('with 404, to a workflow, a commit that changes workflow files', async () => {
    const { git } = seed.repository
    const head = await git.head('main')
    const sha = await git.commit({
      ref: 'refs/heads/side',
      ...(head && { parent: head }),
      files: { '.github/workflows/build.yml': 'on: push\n' },
    })
    const wish = { tag_name: 'v1', target_commitish: sha, draft: true }
    expect((await call(`POST ${releases}`, wish)).status).toBe(404)
    const { target_commitish: _omitted, ...plain } = wish
    expect((await call(`POST ${releases}`, plain)).status).toBe(201)
    const person = github.addToken({ login: 'monalisa', permissions: { contents: 'write' } })
    expect((await call(`POST ${releases}`, wish, person)).status).toBe(201)
  })

  it('a tag of an immutable release for ever, and changes of one but for title and notes', async () => {
    const { repository } = seed
    const { id } = await addRelease({ repository, tag: 'v1', immutable: true })
    const reply = await call(`PATCH ${releases}/${id}`, { body: 'Notes', name: 'Title' })
    expect(reply).toMatchObject({ status: 200, body: { immutable: true, body: 'Notes' } })
    expect((await call(`PATCH ${releases}/${id}`, { tag_name: 'v2' })).status).toBe(422)
    await call(`DELETE ${releases}/${id}`)
    const again = await call(`POST ${releases}`, { tag_name: 'v1', draft: true })
    expect(errorOf(again)).toMatchObject([{ message: 'tag_name was used by an immutable release' }])
    expect(repository.releases.mails).toEqual([])
  })
})
