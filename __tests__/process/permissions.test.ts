import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, seedRepository } from '../support/github/seed'
import type { Permissions } from '../support/github/world'
import { goodIpa, pathsOn, pushesOf, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

function without(...names: readonly (keyof Permissions)[]): Permissions {
  const left = Object.entries(publishPermissions).filter(
    ([name]) => !names.some(one => one === name),
  )
  return Object.fromEntries(left)
}

/** The lines to be copied, as they stand. */
const permissionsLines = (line: string) => `permissions:\n  ${line}`

// What may be read of a public repository needs no permission: with `read` a token meets what it meets with none.

it('without contents: write nothing is uploaded, and the line to add is named', async () => {
  const permissions = { ...publishPermissions, contents: 'read' } as const
  const seed = await seedRepository(github, { fullName: 'rights/contents', permissions })
  const run = await runStep(github, seed, { ipa: await goodIpa({ padding: 300_000 }) })
  expect(run.exitCode).toBe(1)
  expect(run.errors.join('\n')).toContain(permissionsLines('contents: write'))
  expect(run.errors.join('\n')).toContain('write access to rights/contents did not work')
  expect(run.summary).toContain(permissionsLines('contents: write'))
  expect(pushesOf(run)).toBe(0)
  expect(run.requests.filter(({ path }) => path.endsWith('/git-receive-pack'))).toEqual([])
  const text = shownText(theComment(seed.repository))
  expect(text).toContain('could not be published')
  expect(text).toContain(permissionsLines('contents: write'))
})

it('without pull-requests: write, nor any for Pages, the build is published, and the step only warns', async () => {
  const permissions = without('pull-requests', 'pages')
  const seed = await seedRepository(github, { fullName: 'rights/comment', permissions })
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'installable' } })
  expect(run.outputs['comment-url']).toBe('')
  const about = run.warnings.filter(warning => warning.includes('comment'))
  expect(about).toHaveLength(1)
  expect(about[0]).toContain('commenting on pull request #42 of rights/comment')
  expect(about[0]).toContain(permissionsLines('pull-requests: write'))
  expect(run.summary).toContain(`](${run.outputs['install-url']})`)
  expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
  expect(seed.repository.comments).toEqual([])
})

describe('without pages', () => {
  it('a private repository says which line lets the settings be read, before any upload', async () => {
    const seed = await seedRepository(github, {
      fullName: 'rights/pages-private',
      visibility: 'private',
      permissions: without('pages'),
    })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(permissionsLines('pages: read'))
    expect(shownText(theComment(seed.repository))).toContain('could not be published')
    expect(pushesOf(run)).toBe(0)
    expect(await pathsOn(seed.repository)).toEqual([])
  })
})

describe('a token that may do nothing at all', () => {
  it.each(['public', 'private'] as const)(
    'fails in a %s repository without writing',
    async visibility => {
      const fullName = `rights/none-${visibility}`
      const seed = await seedRepository(github, { fullName, visibility, permissions: {} })
      const run = await runStep(github, seed, { ipa: await goodIpa() })
      expect(run.exitCode).toBe(1)
      expect(run.errors.join('\n')).toMatch(/permissions:\n {2}\w+/)
      expect(pushesOf(run)).toBe(0)
      expect(seed.repository.comments).toEqual([])
    },
  )
})

describe('a push that GitHub refuses by a rule', () => {
  // The words for other codes: `github/git/push.test.ts`.
  it('is not tried again, and has its own words', async () => {
    const code = 'GH013'
    const seed = await seedRepository(github, { fullName: `rights/${code}` })
    await github.rejectPushes(seed.repository, { code })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(pushesOf(run)).toBe(1)
    expect(run.errors.join('\n')).toMatch(/ruleset/)
    expect(run.errors.join('\n')).toMatch(/Settings, Rules/)
    expect(run.errors.join('\n')).toContain(code)
    const text = shownText(theComment(seed.repository))
    expect(text).toContain('could not be published')
    expect(text).toMatch(/ruleset/)
  })
})

it('a locked conversation costs a warning, not the build, whose removal names the line as well', async () => {
  const seed = await seedRepository(github, { fullName: 'rights/locked' })
  seed.pull.locked = true
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  expect(run.exitCode).toBe(0)
  expect(run.warnings.join()).toContain('locked')

  const token = github.addToken({ permissions: { ...publishPermissions, contents: 'read' } })
  const removal = await runStep(github, { ...seed, token, pull: seed.pull }, { action: 'closed' })
  expect(removal.exitCode).toBe(1)
  expect(removal.errors.join('\n')).toContain(permissionsLines('contents: write'))
  expect(removal.summary).toContain('**The run failed.**')
  expect((await pathsOn(seed.repository)).some(path => path.endsWith('.ipa'))).toBe(true)
})
