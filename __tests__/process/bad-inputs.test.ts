import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { goodIpa, pathsOn, runStep, shownText, theComment } from './workflow'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'inputs/bad' })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

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
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: wrong })
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
    expect(await pathsOn(seed.repository)).toEqual([])
    expect(seed.repository.comments).toEqual([])
  })

  it('include an ipa that was not given', async () => {
    const run = await runStep(github, seed)
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
