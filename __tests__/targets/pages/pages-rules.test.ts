import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import type { SiteEdit } from '../../../src/site/shelf'
import { known, Scratch } from '../../support/git-workspace'
import { git, tryGit } from '../../support/github/git-process'
import { type GitHub, startGitHub } from '../../support/github/github'
import { type Seed, seedRepository } from '../../support/github/seed'
import {
  aPagesTarget,
  ourSite,
  quietly,
  removing,
  textFile,
  writing,
} from '../../support/pages-target'

const scratch = new Scratch()
let github: GitHub
let folder: string

beforeAll(async () => {
  github = await startGitHub()
  folder = await scratch.folder()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await github.close()
  await scratch.clear()
})

/** Bytes of an IPA that is more than git reads at once. */
const SIZE = 1_500_000

let count = 0

async function anIpaAt(path: string): Promise<SiteEdit> {
  count += 1
  const file = join(folder, `${count}.ipa`)
  const bytes = randomBytes(SIZE)
  await writeFile(file, bytes)
  const content = { kind: 'file' as const, ...known(file, bytes) }
  const page = textFile(`${path}.html`, path)
  return () => ({ write: [{ path, content }, page], remove: [], gone: [] })
}

/** What a run of its own does to the branch. */
async function run(seed: Seed, ...edits: readonly SiteEdit[]) {
  const target = aPagesTarget({ github, ...seed, workFolder: folder })
  const log: string[] = []
  const before = github.requests.length
  for (const edit of edits) {
    const progress = (line: string) => {
      if (!line.startsWith('Pushed to gh-pages (')) log.push(line)
    }
    await target.apply(edit, { ...quietly, progress })
  }
  const sent = github.requests.slice(before).map(({ traffic }) => traffic.received)
  return { log, uploads: Math.round(sent.reduce((sum, one) => sum + one, 0) / SIZE) }
}

const commits = async ({ repository }: Seed): Promise<number> => {
  const list = await git(repository.git.directory, ['rev-list', 'gh-pages'])
  return list.toString().trim().split('\n').length
}

const names = async ({ repository }: Seed) => [...(await repository.git.files('gh-pages')).keys()]

const growth = expect.stringMatching(/forbids force pushes to gh-pages.*“Block force pushes”/)

it('puts ordinary commits on top where force pushes are forbidden, and compacts when they are allowed', async () => {
  const seed = await seedRepository(github, { fullName: 'rules/walk' })
  const { repository } = seed
  await github.setRules(repository, ['non_fast_forward', 'deletion', 'required_linear_history'])

  expect(await run(seed, await anIpaAt('install/a'))).toEqual({ log: [], uploads: 1 })
  // That the rule is there shows when the branch is to be replaced for the first time.
  const second = await run(seed, await anIpaAt('install/b'), writing({ 'install/c': 'c' }))
  expect(second).toEqual({ log: [growth], uploads: 2 })
  expect(await run(seed, await anIpaAt('install/d'))).toEqual({ log: [growth], uploads: 1 })
  const removal = await run(seed, removing('install/a', 'install/b', 'install/c'))
  expect(removal).toEqual({ log: [growth], uploads: 0 })
  expect(await commits(seed)).toBe(5)
  expect((await names(seed)).filter(path => /^install\/.$/.test(path))).toEqual(['install/d'])

  await github.setRules(repository, ['deletion', 'required_linear_history'])
  expect(await run(seed, await anIpaAt('install/e'))).toEqual({ log: [], uploads: 1 })
  expect(await commits(seed)).toBe(1)
  expect(await names(seed)).toEqual(expect.arrayContaining(['install/d', 'install/e']))
})

it('loses no race on the way', async () => {
  const site = ourSite(writing({ 'install/a': 'A' }))
  const seed = await seedRepository(github, { fullName: 'rules/race', site })
  await github.setRules(seed.repository, ['non_fast_forward'])
  github.beforePush(
    repository => github.push(repository, { branch: 'gh-pages', files: { 'index.html': '2' } }),
    'receive',
  )
  await run(seed, writing({ 'install/b': 'B' }))
  expect(await names(seed)).toEqual(
    expect.arrayContaining(['index.html', 'install/a', 'install/b']),
  )
})

it('stores again what the branch lost while it was being written', async () => {
  const seed = await seedRepository(github, { fullName: 'rules/lost' })
  const edit = await anIpaAt('install/a')
  await run(seed, edit)
  const { directory } = seed.repository.git
  github.beforePush(async ({ git: bare }) => {
    await bare.commit({ branch: 'gh-pages', files: { other: 'x' }, orphan: true })
  }, 'receive')
  const { write } = edit({ files: [], builds: [] })
  const moved = write.map(file => ({ ...file, path: `${file.path}2` }))
  await run(seed, () => ({ write: moved, remove: [], gone: [] }))
  const size = await tryGit(directory, ['cat-file', '-s', 'gh-pages:install/a2'])
  expect(size.stdout.toString().trim()).toBe(String(SIZE))
})

it('knows the words of other servers, and takes no race for a rule', async () => {
  const site = ourSite(writing({ 'install/a': 'A' }))
  const seed = await seedRepository(github, { fullName: 'rules/plain', site })
  await git(seed.repository.git.directory, ['config', 'receive.denyNonFastForwards', 'true'])
  expect((await run(seed, writing({ 'install/b': 'B' }))).log).toEqual([growth])
  expect(await commits(seed)).toBe(2)
})
