import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { PagesTargetOptions } from '../../../src/targets/pages/pages'
import type { Hosting } from '../../../src/targets/target'
import { Scratch } from '../../support/git-workspace'
import { type GitHub, startGitHub } from '../../support/github/github'
import { type Seed, type SeedOptions, seedRepository } from '../../support/github/seed'
import {
  aPagesTarget,
  noDeployment,
  ourSite,
  quietly,
  removing,
  writing,
} from '../../support/pages-target'

const scratch = new Scratch()
let github: GitHub

beforeEach(async () => {
  github = await startGitHub()
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

afterAll(() => scratch.clear())

const folders: string[] = []
beforeAll(async () => {
  folders.push(await scratch.folder())
})

function target(seed: Seed, deviations: Partial<PagesTargetOptions> = {}) {
  return aPagesTarget({ github, ...seed, workFolder: folders[0] ?? '' }, deviations)
}

async function survey(
  options: SeedOptions,
  deviations: Partial<PagesTargetOptions> = {},
): Promise<Hosting> {
  return target(await seedRepository(github, options), deviations).survey(1)
}

const settings = () => `${github.serverUrl}/octo-org/app/settings/pages`

describe('the survey of a Pages site', () => {
  it('finds a public site whose branch is still to be made', async () => {
    const seed = await seedRepository(github)
    expect(await target(seed).survey(1)).toEqual({
      ipaHost: 'pages',
      ipaLimit: {
        bytes: 99_614_720,
        reason: expect.stringContaining('95 MiB'),
        larger: expect.stringContaining('ipa-host: release'),
      },
      access: 'public',
      accessReason: '',
      page: 'pages',
      redirects: [],
      withoutRedirect: '',
      sourceIsPublic: true,
      baseUrl: seed.repository.pages?.url,
    })
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })

  it('takes the IPA on a branch of ours', async () => {
    const seed = await seedRepository(github, { site: ourSite() })
    expect((await target(seed).survey(1)).ipaHost).toBe('pages')
  })

  it('lets a release take the IPA rather than fill somebody’s history', async () => {
    const site = { 'index.html': 'my site' }
    expect(await survey({ site })).toMatchObject({
      ipaHost: 'release',
      redirects: ['ipa'],
      access: 'public',
    })
    expect(await survey({ fullName: 'octo-org/b', site }, { ipaHost: 'pages' })).toMatchObject({
      ipaHost: 'pages',
      redirects: [],
    })
  })

  it('wants to be asked before it fills somebody’s history where a release is of no use', async () => {
    const site = { 'index.html': 'my site' }
    await expect(survey({ site, visibility: 'private' })).rejects.toMatchObject({
      code: 'bad-input',
      hint: expect.stringContaining('`ipa-host: pages`'),
    })
  })

  it('tells that assets of a repository that is not public cannot be fetched', async () => {
    const hosting = await survey({ visibility: 'internal' }, { ipaHost: 'release' })
    expect(hosting).toMatchObject({ ipaHost: 'release', access: 'members-only' })
    expect(hosting.accessReason).toContain('site-repository')
  })

  it('does not take a marker for its own that was merged in from another branch', async () => {
    // On the default branch, with the marker of `gh-pages`.
    const other = await seedRepository(github, { pages: { branch: 'main' }, site: ourSite() })
    expect((await target(other).survey(1)).ipaHost).toBe('release')
  })

  it('knows a private repository with a public site', async () => {
    expect(await survey({ visibility: 'private' })).toMatchObject({
      access: 'public',
      sourceIsPublic: false,
    })
  })

  it('tells a site for members, where to change that, and what else would help', async () => {
    const hosting = await survey({ visibility: 'private', pages: { access: 'login' } })
    expect(hosting.access).toBe('members-only')
    expect(hosting.accessReason).toContain(settings())
    expect(hosting.accessReason).toContain('`site-repository`')
  })
})

describe('the survey of a site that cannot take a build', () => {
  it('tells all that is in the way at once, the gravest first', async () => {
    const seed = await seedRepository(github, {
      ...{ site: { 'index.html': 'my site' }, visibility: 'private', pages: { access: 'login' } },
    })
    await expect(target(seed).survey(1)).rejects.toMatchObject({
      code: 'pages-not-public',
      message: expect.stringMatching(/^Only members can see .*\nThe branch gh-pages was not/),
      hint: expect.stringMatching(/^Make the site public at .*\nSet `ipa-host: pages`/),
    })
  })

  it('offers the branch when Pages is off, and says which two clicks to make', async () => {
    const seed = await seedRepository(github, { pages: false })
    const failure = target(seed).survey(1)
    await expect(failure).rejects.toMatchObject({
      code: 'pages-disabled',
      hint: expect.stringMatching(
        new RegExp(
          `Open ${settings()}\n1\\. .*\`gh-pages\` and \`/ \\(root\\)\`[^\n]*\n2\\. .*Save`,
        ),
      ),
    })
    const { git } = seed.repository
    expect([...(await git.files('gh-pages')).keys()]).toEqual(['.nojekyll', '.tap-to-install'])

    const before = await git.head('gh-pages')
    await expect(target(seed).survey(1)).rejects.toMatchObject({ code: 'pages-disabled' })
    expect(await git.head('gh-pages')).toBe(before)
  })

  it('does not call a site off that is only out of sight', async () => {
    const seed = await seedRepository(github)
    github.faults.onEvery({ status: 404 }, { method: 'GET', path: /\/pages$/ })
    const failure = target(seed).survey(1)
    await expect(failure).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('  pages: read'),
    })
    github.faults.clear()
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })

  it('offers nothing in a dry run', async () => {
    const seed = await seedRepository(github, { pages: false })
    const failure = target(seed, { dryRun: true }).survey(1)
    await expect(failure).rejects.toMatchObject({ code: 'pages-disabled' })
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })

  it('asks for contents: write before anything else when Pages is off', async () => {
    const permissions = { contents: 'read', pages: 'read' } as const
    await expect(survey({ pages: false, permissions })).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('  contents: write'),
    })
  })

  it('asks whether a site that a workflow deploys can be', async () => {
    const pages = { buildType: 'workflow' } as const
    const refusing = { ...noDeployment, check: () => Promise.reject(new Error('not from here')) }
    await expect(survey({ pages }, { deployment: refusing })).rejects.toThrow('not from here')
    const able = { ...noDeployment, check: async () => {} }
    expect(await survey({ fullName: 'octo-org/b', pages }, { deployment: able })).toMatchObject({
      page: 'pages',
    })
  })

  it('compares pages-branch with the branch that is served', async () => {
    await expect(survey({}, { pagesBranch: 'builds' })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/“builds”.*served from “gh-pages”/),
      hint: expect.stringContaining(settings()),
    })
  })

  it('refuses a custom domain without a certificate', async () => {
    const pages = {
      customDomain: true,
      httpsEnforced: false,
      certificate: 'authorization_pending',
    } as const
    await expect(survey({ pages })).rejects.toMatchObject({
      code: 'pages-not-https',
      message: expect.stringContaining('authorization_pending'),
      hint: expect.stringContaining(settings()),
    })
  })

  it('asks for contents: write', async () => {
    await expect(
      survey({ permissions: { contents: 'read', pages: 'read' } }),
    ).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('permissions:\n  contents: write'),
    })
  })

  it('asks for pages: read in a repository that is not public', async () => {
    const permissions = { contents: 'write' } as const
    await expect(survey({ visibility: 'private', permissions })).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('permissions:\n  pages: read'),
    })
  })
})

describe('removing while Pages is off', () => {
  it('works on the usual branch', async () => {
    const site = ourSite(writing({ 'install/a': 'a', 'install/b': 'b' }))
    const seed = await seedRepository(github, { site })
    github.disablePages(seed.repository)
    await target(seed).apply(removing('install/a'), quietly)
    expect([...(await seed.repository.git.files('gh-pages', 'install')).keys()]).toEqual(['b'])
  })
})
