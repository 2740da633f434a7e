import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { goodIpa, pathsOn, runStep, shownText, theComment } from './workflow'

// What a step is given that it cannot work with: by its runner, and by the workflow.

let github: GitHub
let seed: Seed
/** Nothing ever comes this far. */
let untouched: Seed
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broken-'))
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'runner/broken' })
  untouched = await seedRepository(github, { fullName: 'inputs/bad' })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await github.close()
  await rm(folder, { recursive: true, force: true })
})

const bug = 'bug in Tap to Install'
const missing = (name: string) => path.join(folder, name)

describe('a runner that is not in order', () => {
  it('gets a published build all the same when the summary cannot be written', async () => {
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      env: { GITHUB_STEP_SUMMARY: missing('summary') },
    })
    expect(run).toMatchObject({ exitCode: 0, errors: [], stderr: '' })
    expect(run.outputs).toMatchObject({ status: 'installable' })
    expect(run.warnings.join()).toContain('The job summary cannot be written')
  })

  it('is told its own trouble, and no other, when the run fails as well', async () => {
    const run = await runStep(github, seed, {
      ipa: missing('App.ipa'),
      env: { GITHUB_STEP_SUMMARY: missing('summary') },
    })
    expect(run).toMatchObject({ exitCode: 1, stderr: '' })
    expect(run.errors.join()).toContain('App.ipa')
    expect(run.errors.join()).not.toContain(bug)
  })

  it.each([
    ['is no JSON', '{"action": '],
    ['is not there', undefined],
  ])('is told that the event file %s', async (_, content) => {
    const file = path.join(folder, 'event.json')
    if (content === undefined) await rm(file, { force: true })
    else await writeFile(file, content)
    const run = await runStep(github, seed, { env: { GITHUB_EVENT_PATH: file } })
    expect(run).toMatchObject({ exitCode: 1, stderr: '' })
    expect(run.errors).toEqual([expect.stringContaining(`The event file ${file} cannot be read`)])
  })

  it.each([
    ['RUNNER_TEMP', 'No temporary folder can be made'],
    ['GITHUB_OUTPUT', 'The outputs of this step cannot be written'],
  ])('is told which variable is wrong: %s', async (name, problem) => {
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      env: { [name]: missing('nothing') },
    })
    expect(run).toMatchObject({ exitCode: 1, stderr: '' })
    expect(run.errors.join()).toContain(problem)
    expect(run.errors.join()).toContain(name)
    expect(run.errors.join()).not.toContain(bug)
  })
})

describe('a page template that cannot be read', () => {
  it('is told on the pull request as the workflow names it, without its place on the runner', async () => {
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      inputs: { 'page-template': 'pages/page.html' },
    })
    expect(run).toMatchObject({ exitCode: 1 })
    expect(run.errors.join()).toMatch(/“\/.*\/pages\/page.html”/)
    for (const text of [shownText(theComment(seed.repository)), run.summary]) {
      expect(text).toContain('“pages/page.html” cannot be read')
      expect(text).not.toContain('/pages/page.html')
    }
  })
})

const wrong = {
  command: 'publsh',
  'publish-to': 'page',
  'ipa-host': 'git',
  directory: '../secret',
  'site-repository': 'not a repository',
  'keep-builds': '0',
  'site-budget': '1 GB',
  unlisted: 'maybe',
  'manifest-hashes': 'sha1',
  comment: 'yes',
  verify: '1',
  'verify-timeout': '-5',
  'allowed-teams': 'my team',
  'fail-on': 'errors',
  'pull-request': 'forty-two',
  'run-id': 'x',
} as const

describe('bad inputs', () => {
  it('are told together, each with what was given and what is allowed, and nothing happens', async () => {
    const run = await runStep(github, untouched, { ipa: await goodIpa(), inputs: wrong })
    expect(run).toMatchObject({ exitCode: 1, outputs: {}, leftInTemp: [] })
    expect(run.errors).toHaveLength(1)
    const lines = run.errors[0]?.split('\n') ?? []
    for (const [name, given] of Object.entries(wrong)) {
      const line = lines.find(text => text.startsWith(`- \`${name}\``))
      expect([name, line]).toEqual([name, expect.stringContaining(`“${given}”`)])
      expect(line).toContain('; allowed: ')
    }
    expect(lines.join()).toContain('Did you mean “publish”?')
    expect(lines.join()).toContain('Did you mean “pages”?')
    expect(run.summary).toContain('<code>verify-timeout</code>')
    expect(run.requests).toEqual([])
    expect(await pathsOn(untouched.repository)).toEqual([])
    expect(untouched.repository.comments).toEqual([])
  })

  it('include an ipa that was not given', async () => {
    const run = await runStep(github, untouched)
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('`ipa`')
    expect(run.requests).toEqual([])
  })

  it('name the pattern that matched nothing, and where it was looked for', async () => {
    const other = await seedRepository(github, { fullName: 'inputs/pattern' })
    const run = await runStep(github, other, { ipa: 'build/*.ipa' })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('build/*.ipa')
    expect(await pathsOn(other.repository)).toEqual([])
    expect(shownText(theComment(other.repository))).toContain('No new build: the run failed')
  })
})
