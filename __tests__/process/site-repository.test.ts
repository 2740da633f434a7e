import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Permissions, Repository, Token, Visibility } from '../support/github/world'
import type { ActionRun } from '../support/run-action'
import { goodIpa, pathsOn, runStep, type StepOptions, shownText, theComment } from './workflow'

let github: GitHub
let count = 0

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** A source, a repository for its builds, and a token for each that reaches only that one. */
interface Pair {
  readonly source: Seed
  readonly builds: Repository
  readonly siteToken: Token
}

async function aPair(
  visibility: Visibility,
  options: { readonly allowed?: Permissions; readonly builds?: Visibility } = {},
): Promise<Pair> {
  count += 1
  const names = { source: `octo-org/app-${count}`, builds: `octo-org/builds-${count}` }
  const seed = await seedRepository(github, { fullName: names.source, visibility, pages: false })
  const { repository } = await seedRepository(github, {
    ...{ fullName: names.builds, pullRequests: [], visibility: options.builds ?? 'public' },
  })
  const token = github.addToken({
    name: `github-token ${count}`,
    permissions: { contents: 'read', 'pull-requests': 'write' },
    repositories: [names.source],
  })
  const siteToken = github.addToken({
    name: `site-token ${count}`,
    permissions: { contents: 'write', pages: 'write', ...options.allowed },
    repositories: [names.builds],
    login: 'builds-bot[bot]',
  })
  const { pull, pulls } = seed
  return {
    source: { repository: seed.repository, token, pull, pulls },
    builds: repository,
    siteToken,
  }
}

async function publish(
  { source, builds, siteToken }: Pair,
  { inputs = {}, ...options }: StepOptions = {},
): Promise<ActionRun> {
  return runStep(github, source, {
    ipa: await goodIpa(),
    ...options,
    inputs: {
      'site-repository': builds.fullName,
      ...(inputs['site-token'] === '' ? {} : { 'site-token': siteToken.value }),
      ...inputs,
    },
  })
}

/** Which token was shown to which repository. */
function shownTo({ requests }: ActionRun): readonly string[] {
  const pairs = requests
    .filter(({ token }) => token !== 'none')
    .map(({ path, token }) => {
      const [, name = 'the account'] = /^(?:\/repos)?\/(octo-org\/[a-z]+)/.exec(path) ?? []
      return `${token.replace(/ \d+$/, '')} → ${name}`
    })
  return [...new Set(pairs)].sort()
}

describe('a private source with a public repository for its builds', () => {
  let pair: Pair
  let run: ActionRun

  beforeAll(async () => {
    pair = await aPair('private')
    run = await publish(pair)
  })

  it('is published there, and the comment stays with the source', async () => {
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-42' })
    expect(run.outputs['install-url']).toContain(pair.builds.pages?.url)
    expect(shownText(theComment(pair.source.repository))).toContain(run.outputs['install-url'])
    expect(pair.builds.comments).toEqual([])
    expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
    expect(await pathsOn(pair.source.repository)).toEqual([])
  })

  it('shows each token to its own repository only', () => {
    expect(shownTo(run)).toEqual([
      'github-token → octo-org/app',
      'github-token → the account',
      'site-token → octo-org/builds',
    ])
  })

  it('is listed, because anybody can read that branch anyway, and that is said plainly', () => {
    expect(run.outputs['install-url']).toContain(`${pair.builds.pages?.url}install/pr-42/`)
    const [warning, ...others] = run.warnings.filter(text => text.includes('is private'))
    expect(others).toEqual([])
    expect(warning).toContain(pair.source.repository.fullName)
    expect(warning).toContain('can be read by everybody')
    expect(warning).toContain('The builds are listed there.')
  })

  it('goes when the pull request is closed', async () => {
    closePullRequest(pair.source.pull, { merged: true })
    const removal = await publish(pair, {
      ...{ action: 'closed', runNumber: 70, runId: 9_000_000_070 },
    })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect((await pathsOn(pair.builds)).filter(path => path.endsWith('.ipa'))).toEqual([])
    expect(shownText(theComment(pair.source.repository))).not.toContain(run.outputs['install-url'])
    expect(shownTo(removal)).not.toContain('github-token → octo-org/builds')
  })
})

describe('what is wrong with the token for the builds is said of that token', () => {
  it('when there is none', async () => {
    const pair = await aPair('private')
    const run = await publish(pair, { inputs: { 'site-token': '' } })
    expect(run.exitCode).toBe(1)
    const said = run.errors.join('\n')
    expect(said).toContain('`site-token` is not set')
    expect(said).toContain(pair.builds.fullName)
    expect(said).not.toContain('permissions:')
    expect(shownText(theComment(pair.source.repository))).toContain('site-token')
    expect(await pathsOn(pair.builds)).toEqual([])
  })

  it('when it may not write there', async () => {
    const pair = await aPair('private', { allowed: { contents: 'read' } })
    const run = await publish(pair)
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(
      `The token in the input \`site-token\` needs the right \`contents: write\` on ${pair.builds.fullName}`,
    )
    expect(run.errors.join('\n')).not.toContain('permissions:')
  })

  it('when it is for another repository, which is then hidden from it', async () => {
    const pair = await aPair('private', { builds: 'private' })
    const other = github.addToken({ name: 'other', repositories: ['octo-org/elsewhere'] })
    const run = await publish(pair, { inputs: { 'site-token': other.value } })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('The token in the input `site-token` needs the right')
  })
})

it('builds in a private repository stay unlisted, whatever the source is; of a public one nothing is warned', async () => {
  const pair = await aPair('public', { builds: 'private' })
  const run = await publish(pair)
  expect(run.outputs['install-url']).toMatch(/\/install\/[0-9a-f]{32}\/pr-42\//)
  expect(run.warnings.filter(text => text.includes('can be read by everybody'))).toEqual([])
})
