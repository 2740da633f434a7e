import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SiteEdit } from '../../../src/site/shelf'
import { aBuild } from '../../support/build-record'
import { Scratch } from '../../support/git-workspace'
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
import { isWholeMatrix } from '../../support/whole-matrix'

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

const target = (seed: Seed) => aPagesTarget({ github, ...seed, workFolder })
const names = async (seed: Seed) => [...(await seed.repository.git.files('gh-pages')).keys()]
const push = /git-receive-pack$/
const numbered = (pullRequest: number) =>
  aBuild({ channel: { name: `pr-${pullRequest}`, kind: 'pull-request', pullRequest } })

describe('publishing while others push', () => {
  it.each(['advertisement', 'receive'] as const)(
    'loses nobody’s files when the race is decided at the %s',
    async stage => {
      const seed = await seedRepository(github, { site: { 'index.html': '1' } })
      github.beforePush(
        repository => github.push(repository, { branch: 'gh-pages', files: { 'index.html': '2' } }),
        stage,
      )
      const log: string[] = []
      const publication = await target(seed).apply(writing({ 'install/a': 'A' }), {
        ...quietly,
        progress: line => log.push(line),
      })
      expect(publication).toMatchObject({ kind: 'written', attempts: 2 })
      expect(String(await seed.repository.git.read('gh-pages', 'index.html'))).toBe('2')
      expect(await names(seed)).toEqual(['index.html', 'install/a'])
      expect(log).toContainEqual(
        expect.stringMatching(/another run moved the branch first.*Trying again in/),
      )
    },
  )

  it.each(['advertisement', 'receive'] as const)(
    'starts from what the survey has read, and over again when the %s shows another tip',
    async stage => {
      const seed = await seedRepository(github, { site: { 'index.html': '1' } })
      const surveyed = target(seed)
      await surveyed.survey(1)
      const before = github.requests.filter(({ server }) => server === 'git').length
      expect(before).toBe(3)
      github.beforePush(
        repository => github.push(repository, { branch: 'gh-pages', files: { 'index.html': '2' } }),
        stage,
      )
      const publication = await surveyed.apply(writing({ 'install/a': 'A' }), quietly)
      expect(publication).toMatchObject({ kind: 'written', attempts: 2 })
      expect(String(await seed.repository.git.read('gh-pages', 'index.html'))).toBe('2')
    },
  )

  it('takes nothing away on the word of the survey', async () => {
    const seed = await seedRepository(github, { site: ourSite(shelving(aBuild())) })
    const surveyed = target(seed)
    await surveyed.survey(1)
    await target(seed).apply(writing({ 'install/other': 'O' }), quietly)
    const shelves: number[] = []
    await surveyed.apply(
      ({ files, builds }) => {
        shelves.push(files.filter(({ path }) => path === 'install/other').length)
        return {
          write: [],
          remove: builds.map(({ folder }) => `${folder}/build.json`),
          gone: builds,
        }
      },
      {
        ...quietly,
        beforeWrite: async () => {
          expect(shelves.at(-1)).toBe(1)
        },
      },
    )
    expect(shelves).toEqual([0, 1])
  })

  it('refuses nothing on the word of the survey', async () => {
    const site = ourSite(writing({ 'install/large': 'L', 'install/b': 'B' }))
    const seed = await seedRepository(github, { site })
    const surveyed = target(seed)
    await surveyed.survey(1)
    await target(seed).apply(removing('install/large'), quietly)
    const fits: SiteEdit = shelf => {
      if (shelf.files.some(({ path }) => path === 'install/large')) throw new Error('no room')
      return writing({ 'install/a': 'A' })(shelf)
    }
    expect(await surveyed.apply(fits, quietly)).toMatchObject({ kind: 'written', attempts: 1 })
    expect(await names(seed)).toEqual(['.nojekyll', '.tap-to-install', 'install/a', 'install/b'])
  })

  it('edits a fresh shelf each time', async () => {
    const seed = await seedRepository(github)
    const other = aBuild({ channel: { name: 'main', kind: 'ref', ref: 'main' } })
    const own = aBuild()
    github.beforePush(async () => {
      await target(seed).apply(shelving(other), quietly)
    })
    await target(seed).apply(shelving(own), quietly)
    const gallery = String(await seed.repository.git.read('gh-pages', 'install/index.html'))
    expect(gallery.split('\n').sort()).toEqual([own.folder, other.folder].sort())
    expect((await target(seed).read()).builds.map(({ folder }) => folder).sort()).toEqual(
      [own.folder, other.folder].sort(),
    )
  })

  it('loses no build of runs that start together, on a branch that is not there yet', async () => {
    const seed = await seedRepository(github)
    // Each of them starts over once for each that was faster.
    const length = isWholeMatrix ? 5 : 3
    const builds = Array.from({ length }, (_, index) => numbered(index + 1))
    await Promise.all(builds.map(build => target(seed).apply(shelving(build), quietly)))
    const gallery = String(await seed.repository.git.read('gh-pages', 'install/index.html'))
    expect(gallery.split('\n')).toEqual(builds.map(({ folder }) => folder).sort())
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  }, 60_000)
})

describe('publishing over a bad connection', () => {
  it.each([
    ['the first read', { status: 502 }, { server: 'git', path: /info\/refs$/ }],
    ['the push', { status: 502 }, { server: 'git', method: 'POST', path: push }],
    ['the push', 'drop', { server: 'git', method: 'POST', path: push }],
  ] as const)('tries again when %s fails', async (_, fault, match) => {
    const seed = await seedRepository(github)
    github.faults.onNth(1, fault, match)
    const publication = await target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    expect(publication.kind).toBe('written')
    expect(await names(seed)).toContain('install/a')
  })

  it('asks again while it looks around', async () => {
    const seed = await seedRepository(github)
    github.faults.onNth(1, { status: 502 }, { server: 'git' })
    github.faults.onNth(4, 'drop', { server: 'git' })
    github.faults.onNth(1, { status: 502 }, { server: 'api', path: /\/pages$/ })
    expect(await target(seed).survey(1)).toMatchObject({ ipaHost: 'pages' })
  })

  it('knows its own push again when the answer got lost', async () => {
    const seed = await seedRepository(github)
    github.faults.onNth(1, 'lost-answer', { server: 'git', method: 'POST', path: push })
    const publication = await target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    expect(publication).toMatchObject({
      kind: 'written',
      attempts: 2,
      commit: await seed.repository.git.head('gh-pages'),
    })
  })

  it('gives up when the server stays away', async () => {
    const seed = await seedRepository(github)
    github.faults.onEvery({ status: 503 }, { server: 'git' })
    const failure = target(seed).apply(writing({ 'install/a': 'A' }), quietly)
    await expect(failure).rejects.toMatchObject({ code: 'network' })
    expect(github.requests.filter(({ server }) => server === 'git')).toHaveLength(5)
  })
})

// Each refusal that is called so: `github/git/push.test.ts`.
it('does not repeat a push that another try does not help', async () => {
  const seed = await seedRepository(github)
  await github.rejectPushes(seed.repository, { code: 'GH013' })
  const failure = target(seed).apply(writing({ 'install/a': 'A' }), quietly)
  await expect(failure).rejects.toMatchObject({ code: 'push-rejected' })
  const pushes = github.requests.filter(({ method, path }) => method === 'POST' && push.test(path))
  expect(pushes).toHaveLength(1)
})

describe('reading', () => {
  it('costs the same however many builds there are, and one request of the hourly thousand', async () => {
    const builds = Array.from({ length: 150 }, (_, index) => numbered(index + 1))
    const broken = writing({ 'install/pr-7/broken/build.json': '{"schema":1' })
    const site = ourSite(...builds.map(shelving), broken)
    const seed = await seedRepository(github, { site })
    const reader = aPagesTarget({ github, ...seed, workFolder }, { siteBudget: 10_000_000 })
    const before = github.requests.length
    const shelf = await reader.read()
    expect(shelf.builds.map(({ record }) => record)).toEqual(
      builds.map(({ record }) => record).sort((a, b) => (a.channel.name < b.channel.name ? -1 : 1)),
    )
    expect(shelf.files.every(({ size }) => size !== undefined)).toBe(true)
    const requests = github.requests.slice(before)
    expect(requests.filter(({ server }) => server === 'git').length).toBeLessThanOrEqual(5)
    await reader.read()
    expect(
      github.requests.slice(before).filter(({ path }) => path.includes('/git/trees/')),
    ).toHaveLength(1)
  })

  it.each([
    ['asks for no sizes far from the budget', {}, {}, 0],
    ['asks for sizes near the budget', {}, { siteBudget: 5_000_000 }, 1],
    ['asks for sizes where others have files', { 'index.html': '1' }, {}, 1],
    ['asks for sizes where an IPA has no record', { 'install/pr-7/a/A.ipa': 'A' }, {}, 1],
  ] as const)('%s', async (_, more, limits, times) => {
    const site = ourSite(shelving(aBuild()), writing(more))
    const seed = await seedRepository(github, { site })
    const before = github.requests.length
    const shelf = await aPagesTarget({ github, ...seed, workFolder }, limits).read()
    expect(shelf.builds).toHaveLength(1)
    const asked = github.requests.slice(before).filter(({ path }) => path.includes('/git/trees/'))
    expect(asked).toHaveLength(times)
  })

  it('asks for the size of what somebody else puts on the branch while it is being made', async () => {
    const seed = await seedRepository(github)
    github.beforePush(repository =>
      github.push(repository, { branch: 'gh-pages', files: { 'film.mp4': 'abc' } }),
    )
    const seen: (number | undefined)[] = []
    const publication = await target(seed).apply(shelf => {
      seen.push(...shelf.files.map(({ size }) => size))
      return writing({ 'install/a': 'A' })(shelf)
    }, quietly)
    expect(publication).toMatchObject({ kind: 'written', attempts: 2 })
    expect(seen).toEqual([3])
  })
})
