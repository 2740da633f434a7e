import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { goodIpa, pathsOn, runStep, textOn } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const onPages = { 'ipa-host': 'pages' } as const

/** Names and object names of all files that are not ours. */
async function theirFiles({ repository }: Seed, folder = 'install/'): Promise<readonly string[]> {
  const head = (await repository.git.head('gh-pages')) ?? ''
  const files = [...(await repository.git.files(head))].filter(([path]) => !path.startsWith(folder))
  return files.map(([path, { mode, oid }]) => `${mode} ${oid} ${path}`)
}

it('a branch with somebody’s site gets an ordinary commit for each change, which touches our folder alone', async () => {
  const site = {
    'index.html': 'Ours',
    '_config.yml': 'title: Ours\n',
    '_posts/2026-01-01-hello.md': '---\n---\nHello\n',
    'docs/Ünïcode 文.html': 'Names',
    'installer/index.html': 'Not our folder',
  }
  const seed = await seedRepository(github, { fullName: 'others/site', site })
  const { repository } = seed
  const before = await repository.git.head('gh-pages')
  const theirs = await theirFiles(seed)
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: onPages })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect(await repository.git.parents('gh-pages')).toEqual([before])
  expect(await theirFiles(seed)).toEqual(theirs)
  const paths = await pathsOn(repository)
  expect(paths).not.toContain('.nojekyll')
  expect(paths).not.toContain('.tap-to-install')
  const home = await github.get(repository.pages?.url ?? '')
  expect(home.body.toString()).toBe('Ours')

  const head = await repository.git.head('gh-pages')
  const closing = { action: 'closed', runId: 9_000_000_002, inputs: onPages } as const
  const removal = await runStep(github, seed, closing)
  expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
  expect(await repository.git.parents('gh-pages')).toEqual([head])
  expect(await theirFiles(seed)).toEqual(theirs)
})

it('a site in /docs keeps its place, addresses do without it, and another directory leaves all else alone', async () => {
  const site = {
    'docs/index.html': 'Ours',
    'docs/install/index.html': 'Theirs',
    'docs/install/builds.json': '{}',
    'src/main.swift': 'print()',
  }
  const seed = await seedRepository(github, {
    fullName: 'others/docs',
    pages: { branch: 'website', path: '/docs' },
    site,
  })
  const inputs = { ...onPages, directory: 'tools/ota' }
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect(run.outputs['install-url']).toBe(
    `${seed.repository.pages?.url}tools/ota/pr-42/com.example.app/${run.outputs['build-id']}/`,
  )
  const paths = await pathsOn(seed.repository, 'website')
  expect(paths.filter(path => !path.startsWith('docs/tools/ota/'))).toEqual(
    Object.keys(site).sort(),
  )
  expect(await textOn(seed.repository, 'docs/install/index.html', 'website')).toBe('Theirs')
  expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
})

it('a branch of ours for /docs has what Jekyll needs to be told in that folder too, and no workflow is started for it', async () => {
  const seed = await seedRepository(github, {
    fullName: 'others/our-docs',
    pages: { path: '/docs' },
  })
  const inputs = { 'pages-workflow': 'pages.yml' }
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect(run.requests.filter(request => request.path.includes('/actions/'))).toEqual([])
  const paths = await pathsOn(seed.repository)
  expect(paths).toEqual(expect.arrayContaining(['.tap-to-install', 'docs/.nojekyll']))
})

it('a file that stands where our folder should go is not replaced', async () => {
  const seed = await seedRepository(github, {
    fullName: 'others/file',
    site: { install: 'a script' },
  })
  const before = await seed.repository.git.head('gh-pages')
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: onPages })
  expect(run.exitCode).toBe(1)
  expect(run.errors.join()).toContain('`directory`')
  expect(await seed.repository.git.head('gh-pages')).toBe(before)
})

it('auto does not fill somebody’s history with IPAs where no release helps, and says what would', async () => {
  const seed = await seedRepository(github, {
    fullName: 'others/auto',
    visibility: 'private',
    site: { 'index.html': 'Ours' },
  })
  const before = await seed.repository.git.head('gh-pages')
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  expect(run.exitCode).toBe(1)
  expect(run.errors.join()).toContain('`ipa-host: pages`')
  expect(await seed.repository.git.head('gh-pages')).toBe(before)
})
