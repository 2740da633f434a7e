import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Repository, Token } from '../support/github/world'
import type { ActionRun } from '../support/run-action'
import { goodIpa, runStep, type StepOptions } from './workflow'

let github: GitHub
let folder: string

beforeAll(async () => {
  github = await startGitHub()
  folder = await mkdtemp(path.join(tmpdir(), 'git-wrapper-'))
  const git = path.join(folder, 'git')
  const record = `printf '%s\\n' "$@" >> "${folder}/arguments"`
  await writeFile(git, `#!/bin/sh\n${record}\nPATH=\${PATH#*:} exec git "$@"\n`)
  await chmod(git, 0o755)
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

interface Watched {
  readonly run: ActionRun
  /** Every argument that any git of the run was given. */
  readonly gitArguments: string
}

/** Everything that makes git and Node talkative is on. */
async function runWatched(seed: Seed, options: StepOptions): Promise<Watched> {
  await writeFile(path.join(folder, 'arguments'), '')
  const talkative = {
    RUNNER_DEBUG: '1',
    ACTIONS_STEP_DEBUG: 'true',
    GIT_TRACE: '1',
    GIT_CURL_VERBOSE: '1',
  }
  const PATH = `${folder}:${process.env['PATH']}`
  const run = await runStep(github, seed, { ...options, env: { ...talkative, PATH } })
  return { run, gitArguments: await readFile(path.join(folder, 'arguments'), 'utf8') }
}

/** The forms in which a token may leak: itself, and as git's header carries it. */
function formsOf({ value }: Token): readonly string[] {
  return [value, Buffer.from(`x-access-token:${value}`).toString('base64')]
}

function expectNoToken(token: Token, { run, gitArguments }: Watched): void {
  expect(gitArguments).toContain('push')
  const addresses = run.requests.map(({ path: route, query }) =>
    decodeURIComponent(`${route}?${query}`),
  )
  const bodies = JSON.stringify(run.requests.map(({ body }) => body ?? null))
  const outputs = JSON.stringify(run.outputs)
  const places = [run.stdout, run.stderr, run.summary, outputs, gitArguments, bodies, ...addresses]
  for (const form of formsOf(token)) {
    expect(places.filter(place => place.includes(form))).toEqual([])
  }
  expect(run.leftInTemp).toEqual([])
}

async function expectNoTokenPublished(repository: Repository, token: Token): Promise<void> {
  for (const file of (await repository.git.files('gh-pages')).keys()) {
    const bytes = await repository.git.read('gh-pages', file)
    for (const form of formsOf(token)) expect(bytes?.includes(form)).toBe(false)
  }
  const said = JSON.stringify(repository.comments)
  for (const form of formsOf(token)) expect(said).not.toContain(form)
}

/** Which tokens each of the servers got to see. */
function tokensSeen({ requests }: ActionRun): Readonly<Record<string, readonly string[]>> {
  const servers = [...new Set(requests.map(({ server }) => server))].sort()
  return Object.fromEntries(
    servers.map(server => {
      const tokens = requests.filter(request => request.server === server).map(({ token }) => token)
      return [server, [...new Set(tokens)]]
    }),
  )
}

describe('the token', () => {
  it('is seen by the API and the git remote alone when all goes well', async () => {
    const seed = await seedRepository(github, { fullName: 'token/well' })
    const watched = await runWatched(seed, { ipa: await goodIpa() })
    expect(watched.run.exitCode).toBe(0)
    expectNoToken(seed.token, watched)
    await expectNoTokenPublished(seed.repository, seed.token)
    const { name } = seed.token
    expect(tokensSeen(watched.run)).toEqual({ api: [name], git: [name], pages: ['none'] })
  })

  it('shows in nothing that is said about a failure', async () => {
    const refused = await seedRepository(github, {
      fullName: 'token/refused',
      permissions: { contents: 'read', 'pull-requests': 'write' },
    })
    const ruled = await seedRepository(github, { fullName: 'token/ruled' })
    await github.rejectPushes(ruled.repository, { code: 'GH013' })
    for (const seed of [refused, ruled]) {
      const watched = await runWatched(seed, { ipa: await goodIpa() })
      expect(watched.run.exitCode).toBe(1)
      expectNoToken(seed.token, watched)
    }
  })

  it('is not repeated when it was put into the wrong input', async () => {
    const seed = await seedRepository(github, { fullName: 'token/misplaced' })
    const { value } = seed.token
    const inputs = { 'publish-to': value, 'keep-builds': `x${value}`, directory: `a/../${value}` }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(`${run.stdout}${run.stderr}${run.summary}`).not.toContain(value)
  })

  it('of another repository is used for that one alone', async () => {
    const seed = await seedRepository(github, { fullName: 'token/source', visibility: 'private' })
    const builds = await seedRepository(github, { fullName: 'token/builds' })
    const watched = await runWatched(seed, {
      ipa: await goodIpa(),
      inputs: { 'site-repository': 'token/builds', 'site-token': builds.token.value },
    })
    const { run } = watched
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    for (const { token } of [seed, builds]) {
      expectNoToken(token, watched)
      await expectNoTokenPublished(builds.repository, token)
    }
    const used = run.requests.filter(({ server }) => server !== 'pages')
    const pairs = used.map(({ path: route, token }) => `${route.includes('token/builds')} ${token}`)
    expect([...new Set(pairs)].sort()).toEqual(
      [`false ${seed.token.name}`, `true ${builds.token.name}`].sort(),
    )
    expect(run.outputs['comment-url']).toContain('/token/source/pull/42')
  })
})
