import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SiteFile } from '../../../src/site/shelf'
import type { PagesTargetOptions } from '../../../src/targets/pages/pages'
import { aBuild } from '../../support/build-record'
import { known, Scratch } from '../../support/git-workspace'
import { git } from '../../support/github/git-process'
import { type GitHub, startGitHub } from '../../support/github/github'
import { type Seed, seedRepository } from '../../support/github/seed'
import {
  aPagesTarget,
  ourSite,
  quietly,
  removing,
  shelving,
  writing,
} from '../../support/pages-target'

const scratch = new Scratch()
let github: GitHub
let workFolder: string

beforeEach(async () => {
  github = await startGitHub()
  workFolder = await scratch.folder()
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

afterAll(() => scratch.clear())

function target(seed: Seed, deviations: Partial<PagesTargetOptions> = {}) {
  return aPagesTarget({ github, ...seed, workFolder }, deviations)
}

const names = async (seed: Seed, branch = 'gh-pages') => [
  ...(await seed.repository.git.files(branch)).keys(),
]
const text = async (seed: Seed, path: string) =>
  String(await seed.repository.git.read('gh-pages', path))

describe('a branch of ours', () => {
  it('is created with a marker and .nojekyll, as one commit without history', async () => {
    const seed = await seedRepository(github)
    const publication = await target(seed).apply(writing({ 'install/a/index.html': 'A' }), quietly)
    expect(await names(seed)).toEqual(['.nojekyll', '.tap-to-install', 'install/a/index.html'])
    expect(publication).toEqual({
      kind: 'written',
      attempts: 1,
      commit: await seed.repository.git.head('gh-pages'),
    })
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  })

  it('is created in an empty repository too', async () => {
    const repository = await github.addRepository({ fullName: 'octo-org/builds' })
    await github.enablePages(repository)
    const seed = await seedRepository(github, { fullName: 'octo-org/source' })
    const builds = aPagesTarget({ github, repository, token: seed.token, workFolder })
    await builds.apply(writing({ 'install/a': 'A' }), quietly)
    expect(await repository.git.parents('gh-pages')).toEqual([])
  })

  it('stays one commit without history, and keeps what others put there', async () => {
    const seed = await seedRepository(github, { site: ourSite(writing({ 'install/a': 'A' })) })
    await github.push(seed.repository, { branch: 'gh-pages', files: { CNAME: 'apps.example.com' } })
    await target(seed).apply(writing({ 'install/b': 'B' }), quietly)
    expect(await names(seed)).toEqual([
      '.nojekyll',
      '.tap-to-install',
      'CNAME',
      'install/a',
      'install/b',
    ])
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  })

  it('gets a new version of a file whose old one was never fetched', async () => {
    // Too large to come along with the branch.
    const page = (words: string) =>
      Array.from({ length: 2_000 }, (_, line) => `${line} ${words}`).join('\n')
    const site = ourSite(writing({ 'install/index.html': page('old') }))
    const seed = await seedRepository(github, { site })
    await target(seed).apply(writing({ 'install/index.html': page('new') }), quietly)
    expect(await text(seed, 'install/index.html')).toBe(page('new'))
  })

  it('is left alone when nothing changes', async () => {
    const seed = await seedRepository(github, { site: ourSite(writing({ 'install/a': 'A' })) })
    const commit = await seed.repository.git.head('gh-pages')
    const publication = await target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    expect(publication).toEqual({ kind: 'unchanged', attempts: 1, commit })
  })

  it('mentions nobody in its commits, whatever an app calls itself', async () => {
    const seed = await seedRepository(github)
    const reason = `Publish com.x\nFixes #1 for @everyone ${'x'.repeat(300)}`
    await target(seed).apply(writing({ 'install/a': 'A' }), { ...quietly, reason })
    const args = ['log', '-1', '--format=%B', 'gh-pages']
    const message = String(await git(seed.repository.git.directory, args)).trim()
    expect(message).toMatch(/^Publish com\.x Fixes #\u200B1 for @\u200Beveryone x+$/)
    expect(message).toHaveLength(200)
  })

  it('is not created to remove something from it', async () => {
    const seed = await seedRepository(github)
    const publication = await target(seed).apply(removing('install/a'), quietly)
    expect(publication).toEqual({ kind: 'unchanged', attempts: 1, commit: '' })
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })

  it('removes, and removes again calmly', async () => {
    const site = ourSite(writing({ 'install/a': 'A', 'install/b': 'B' }))
    const seed = await seedRepository(github, { site })
    expect((await target(seed).apply(removing('install/a', 'install/c'), quietly)).kind).toBe(
      'written',
    )
    expect((await target(seed).apply(removing('install/a'), quietly)).kind).toBe('unchanged')
    expect(await names(seed)).toEqual(['.nojekyll', '.tap-to-install', 'install/b'])
  })
})

describe('a branch of somebody else’s', () => {
  it('gets an ordinary commit on top; files, modes, links and submodules stay as they are', async () => {
    const seed = await seedRepository(github, {
      site: { 'index.html': 'mine', 'install/theirs': 'x' },
    })
    const { git: bare } = seed.repository
    const theirs = await strangeTree(seed)
    await target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    expect(await bare.parents('gh-pages')).toEqual([theirs])
    const now = await git(bare.directory, ['ls-tree', '-r', 'gh-pages'])
    const before = await git(bare.directory, ['ls-tree', '-r', theirs])
    const added = String(now)
      .split('\n')
      .filter(line => !String(before).includes(line))
    expect(added).toEqual([expect.stringMatching(/^100644 blob \w+\tinstall\/a$/)])
    expect(String(now).split('\n')).toHaveLength(String(before).split('\n').length + 1)
    expect(await bare.files('gh-pages')).not.toHaveProperty('.nojekyll')
  })

  it('is written below /docs when that is the site, and read without it', async () => {
    const seed = await seedRepository(github, {
      pages: { branch: 'main', path: '/docs' },
      site: { 'docs/index.html': 'mine', 'install/not-the-site': 'x' },
    })
    const docs = target(seed)
    const build = aBuild()
    await docs.apply(shelving(build), quietly)
    const changed = await git(seed.repository.git.directory, [
      'diff',
      '--name-only',
      'main~1',
      'main',
    ])
    expect(String(changed).trim().split('\n')).toEqual([
      'docs/install/index.html',
      `docs/${build.folder}/build.json`,
    ])
    const shelf = await docs.read()
    expect(shelf.files.map(({ path }) => path)).toEqual([
      'index.html',
      'install/index.html',
      `${build.folder}/build.json`,
    ])
    expect(shelf.builds).toEqual([build])
  })

  it('keeps a file that is in the way of our folder', async () => {
    const seed = await seedRepository(github, { site: { install: 'a file' } })
    const failure = target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    await expect(failure).rejects.toMatchObject({
      code: 'bad-input',
      hint: expect.stringContaining('`directory`'),
    })
    expect(await text(seed, 'install')).toBe('a file')
  })

  it('keeps pages of others that lie where ours would go', async () => {
    const seed = await seedRepository(github, { site: { 'install/index.html': 'Our tool' } })
    const ours = { 'install/index.html': 'gallery', 'install/builds.json': '{}' }
    const failure = target(seed).apply(writing(ours), quietly)
    await expect(failure).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('install/index.html'),
      hint: expect.stringContaining('`directory`'),
    })
    expect(await text(seed, 'install/index.html')).toBe('Our tool')
  })

  it('loses nothing to an edit that reaches outside our folder', async () => {
    const seed = await seedRepository(github, { site: { 'index.html': 'mine' } })
    const before = await seed.repository.git.head('gh-pages')
    for (const edit of [
      writing({ 'index.html': 'ours' }),
      removing('index.html'),
      removing('install/../index.html'),
    ]) {
      await expect(target(seed).apply(edit, quietly)).rejects.toThrow('outside install/')
    }
    expect(await seed.repository.git.head('gh-pages')).toBe(before)
  })
})

describe('the bytes of an IPA', () => {
  it('come from disk and arrive whole, once', async () => {
    const seed = await seedRepository(github)
    const bytes = randomBytes(3_000_000)
    const path = join(workFolder, '-"\n$(touch x).ipa')
    await writeFile(path, bytes)
    const file: SiteFile = {
      path: 'install/App.ipa',
      content: { kind: 'file', ...known(path, bytes) },
    }
    const ours = target(seed)
    await ours.apply(() => ({ write: [file], remove: [], gone: [] }), quietly)
    const published = await seed.repository.git.read('gh-pages', 'install/App.ipa')
    expect(published?.equals(bytes)).toBe(true)
    const shelf = await target(seed).read()
    expect(shelf.files.map(entry => entry.path)).toContain('install/App.ipa')
  })
})

/** Adds what a site may hold besides plain files, which no commit of the stand-in makes. */
async function strangeTree({ repository }: Seed): Promise<string> {
  const { directory } = repository.git
  const listing = String(await git(directory, ['ls-tree', 'gh-pages']))
  const oid = (await repository.git.files('gh-pages')).get('index.html')?.oid ?? ''
  const parent = (await repository.git.head('gh-pages')) ?? ''
  const extra = `100755 blob ${oid}\trun.sh\n120000 blob ${oid}\tlink\n160000 commit ${parent}\tmodule\n`
  const tree = await git(directory, ['mktree'], Buffer.from(`${listing}${extra}`))
  const args = ['commit-tree', '-p', parent, '-m', 'Strange', String(tree).trim()]
  const commit = String(await git(directory, args)).trim()
  await repository.git.setRef('refs/heads/gh-pages', commit)
  return commit
}
