import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type SeedOptions, seedRepository } from '../support/github/seed'
import {
  goodIpa,
  pathsOn,
  pushesOf,
  runStep,
  shownText,
  textOn,
  theComment,
  writesOf,
} from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

describe('while Pages is off', () => {
  it('makes the branch, says the two clicks, and works once they are made', async () => {
    const seed = await seedRepository(github, { fullName: 'off/first', pages: false })
    const { repository } = seed
    const ipa = await goodIpa()
    const run = await runStep(github, seed, { ipa })
    expect(run.exitCode).toBe(1)
    const said = [run.errors.join('\n'), run.summary, shownText(theComment(repository))]
    for (const text of said) {
      expect(text).toContain('/off/first/settings/pages')
      expect(text).toMatch(/“Branch”: choose (`|<code>)gh-pages/)
      expect(text).toContain('Press “Save”')
    }
    expect(await pathsOn(repository)).toEqual(['.nojekyll', '.tap-to-install'])
    const head = await repository.git.head('gh-pages')
    const again = await runStep(github, seed, { ipa, runAttempt: 2 })
    expect(again.exitCode).toBe(1)
    expect(await repository.git.head('gh-pages')).toBe(head)
    await github.enablePages(repository)
    const switchedOn = await runStep(github, seed, { ipa, runAttempt: 3 })
    expect(switchedOn).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(await repository.git.parents('gh-pages')).toEqual([])
    const text = shownText(theComment(repository))
    expect(text).toContain(`](${switchedOn.outputs['install-url']})`)
    expect(text).not.toContain('settings/pages')
  })

  it('makes the branch that was asked for', async () => {
    const seed = await seedRepository(github, { fullName: 'off/named', pages: false })
    const inputs = { 'pages-branch': 'builds/ios' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('`builds/ios`')
    expect(await textOn(seed.repository, '.tap-to-install', 'builds/ios')).toContain('builds/ios')
    expect(await pathsOn(seed.repository)).toEqual([])
  })

  it('leaves a branch alone that is there already', async () => {
    const site = { 'index.html': 'Ours' }
    const seed = await seedRepository(github, { fullName: 'off/theirs', pages: false, site })
    const before = await seed.repository.git.head('gh-pages')
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('/settings/pages')
    expect(await seed.repository.git.head('gh-pages')).toBe(before)
  })

  it('offers the branch in an empty repository that is to take the builds', async () => {
    const seed = await seedRepository(github, { fullName: 'off/source' })
    const builds = await github.addRepository({ fullName: 'off/builds' })
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      inputs: { 'site-repository': 'off/builds' },
    })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('/off/builds/settings/pages')
    expect(await pathsOn(builds)).toEqual(['.nojekyll', '.tap-to-install'])
    expect(await pathsOn(seed.repository)).toEqual([])
  })
})

describe('settings under which a link would not work', () => {
  const refused: readonly (readonly [string, SeedOptions, readonly RegExp[]])[] = [
    [
      'deployed by a workflow',
      { pages: { buildType: 'workflow' } },
      [
        /deployed by a workflow/,
        /settings\/pages, under “Build and deployment”, “Source”: choose “Deploy from a branch”/,
        /choose `gh-pages` and `\/ \(root\)`, and press “Save”/,
        /`pages-workflow`[\s\S]*`command: assemble`/,
      ],
    ],
    [
      'without a certificate',
      { pages: { customDomain: true, httpsEnforced: false, certificate: 'authorization_pending' } },
      [/authorization_pending/, /https only/, /settings\/pages/],
    ],
  ]

  it.each(refused)('%s: nothing is uploaded', async (name, options, words) => {
    const fullName = `pages/${name.replace(/ /g, '-')}`
    const seed = await seedRepository(github, { ...options, fullName })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    for (const word of words) expect(run.errors.join('\n')).toMatch(word)
    expect(pushesOf(run)).toBe(0)
    expect(await pathsOn(seed.repository)).toEqual([])
    expect(shownText(theComment(seed.repository))).toContain('could not be published')
  })

  it('a branch that Pages does not serve is refused', async () => {
    const seed = await seedRepository(github, { fullName: 'pages/other-branch' })
    const inputs = { 'pages-branch': 'builds' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(/“builds”.*served from “gh-pages”/)
    expect(writesOf(run).filter(request => request.includes('git'))).toEqual([])
  })
})

describe('settings that decide the address', () => {
  it('a custom domain, whose http address is used as https when there is a certificate', async () => {
    const seed = await seedRepository(github, {
      fullName: 'address/upgraded',
      pages: { customDomain: true, httpsEnforced: false, certificate: 'approved' },
    })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(run.outputs['install-url']).toMatch(/^https:\/\/127\.0\.0\.2:\d+\/install\/pr-42\//)
    expect(run.outputs['manifest-url']).toMatch(/^https:/)
  })

  it('the site of a user, served from the default branch', async () => {
    const seed = await seedRepository(github, {
      fullName: 'octocat/octocat.github.io',
      pages: { branch: 'main' },
    })
    const before = await seed.repository.git.head('main')
    const inputs = { 'ipa-host': 'pages' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(new URL(run.outputs['install-url'] ?? '').pathname).toMatch(/^\/install\/pr-42\//)
    expect(await seed.repository.git.parents('main')).toEqual([before])
    expect(await textOn(seed.repository, 'README.md', 'main')).toContain('octocat')
  })
})
