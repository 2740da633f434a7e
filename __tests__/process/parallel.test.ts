import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { PullRequest, Repository } from '../support/github/world'
import type { ActionRun } from '../support/run-action'
import { tap } from './phone'
import { goodIpa, pathsOn, runStep, shownText, textOn, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

function pullOf(seed: Seed, number: number): PullRequest {
  const pull = seed.pulls.get(number)
  if (pull === undefined) throw new Error(`there is no pull request #${number}`)
  return pull
}

const first = { runNumber: 57, runId: 9_000_000_001 } as const
const second = { runNumber: 58, runId: 9_000_000_002 } as const

/** Every build can be had, and is in the gallery and in `builds.json`. */
async function expectAllLive(seed: Seed, runs: readonly ActionRun[]): Promise<void> {
  await seed.repository.pages?.queue.settled()
  const root = seed.repository.pages?.url ?? ''
  const gallery = (await github.get(`${root}install/`)).body.toString()
  const index = (await github.get(`${root}install/builds.json`)).body.toString()
  for (const { exitCode, outputs } of runs) {
    expect([exitCode, outputs['status']]).toEqual([0, 'installable'])
    for (const name of ['install-url', 'manifest-url', 'ipa-url', 'icon-url', 'qr-url']) {
      expect((await github.get(outputs[name] ?? '')).status).toBe(200)
    }
    expect(gallery).toContain(outputs['channel'])
    expect(index).toContain(outputs['install-url'])
  }
}

it('two runs of one pull request at the same moment end in one comment, the newer on top', async () => {
  const seed = await seedRepository(github, { fullName: 'two/runs' })
  const runs = await Promise.all([
    runStep(github, seed, { ...first, ipa: await goodIpa(), realTime: true }),
    runStep(github, seed, { ...second, ipa: await goodIpa({ build: '46' }), realTime: true }),
  ])
  await expectAllLive(seed, runs)
  const text = shownText(theComment(seed.repository))
  const newer = runs[1].outputs['install-url']
  expect(text).toContain(`[Install Example 1.2.3 (46)](${newer})`)
  expect(text.match(/\[Install /g)).toHaveLength(1)
  const channel = (await github.get(runs[1].outputs['channel-url'] ?? '')).body.toString()
  const ids = [runs[1], runs[0]].map(({ outputs }) => channel.indexOf(outputs['build-id'] ?? '-'))
  expect(ids).toEqual([...ids].sort((one, other) => one - other))
  expect(ids[0]).toBeGreaterThan(0)
})

// At the other of the two stages: `targets/pages/pages-race.test.ts`, and our own runs in `sweep-beside.test.ts`.
describe('another push lands', () => {
  it('of another run of ours before ours is received: both builds stay, each with a comment of its own', async () => {
    const seed = await seedRepository(github, {
      fullName: 'race/ours',
      pullRequests: [42, 43],
    })
    let other: ActionRun | undefined
    github.beforePush(async () => {
      const pull = pullOf(seed, 43)
      other = await runStep(github, seed, { ...second, ipa: await goodIpa({ build: '46' }), pull })
    }, 'receive')
    const run = await runStep(github, seed, { ...first, ipa: await goodIpa() })
    if (other === undefined) throw new Error('nothing came between')
    const runs = [run, other]
    await expectAllLive(seed, runs)
    for (const [index, number] of [42, 43].entries()) {
      const text = shownText(theComment(seed.repository, number))
      expect(text).toContain(runs[index]?.outputs['install-url'])
      expect(text).not.toContain(runs[1 - index]?.outputs['channel-url'])
    }
    const index = await textOn(seed.repository, 'install/builds.json')
    expect(index.match(/"buildId"/g)).toHaveLength(2)
  })

  it('of somebody else before ours has seen the branch: their file stays, and so does the build', async () => {
    const seed = await seedRepository(github, {
      fullName: 'race/theirs',
      site: { 'index.html': 'Ours' },
    })
    const { repository } = seed
    let theirs = ''
    github.beforePush(async () => {
      theirs = await github.push(repository, { branch: 'gh-pages', files: { 'new.html': 'New' } })
    }, 'advertisement')
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      inputs: { 'ipa-host': 'pages' },
    })
    await expectAllLive(seed, [run])
    expect(await repository.git.parents('gh-pages')).toEqual([theirs])
    expect(await pathsOn(repository)).toEqual(expect.arrayContaining(['index.html', 'new.html']))
    expect(run.log.join('\n')).not.toContain('unchanged')
  })
})

/** Milliseconds between two looks, and how many there are: a minute. */
const [PAUSE, LOOKS] = [200, 300]

async function untilPublished(repository: Repository, build: string): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    if ((await pathsOn(repository)).some(path => path.includes(`/${build}-`))) return
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
  throw new Error(`no build ${build} has come`)
}

it('a build that a newer run replaced while it was being checked says nothing, and is no failure', async () => {
  const seed = await seedRepository(github, { fullName: 'superseded/older' })
  const inputs = { 'keep-builds': '1' }
  github.faults.onEvery({ status: 404 }, { server: 'pages', path: /\/57-/ })
  const older = runStep(github, seed, { ipa: await goodIpa(), inputs, timeLimit: 120_000 })
  await untilPublished(seed.repository, '57')
  const newer = await runStep(github, seed, {
    ...{ ipa: await goodIpa({ build: '46' }), inputs, runNumber: 58, runId: 9_000_000_002 },
  })
  const told = theComment(seed.repository).body
  github.faults.clear()
  const end = await older
  expect(end).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
  expect(end.notices.join()).toContain(`superseded by build ${newer.outputs['build-id']}`)
  expect(theComment(seed.repository).body).toBe(told)
  expect(shownText(theComment(seed.repository))).toContain(newer.outputs['install-url'])
  const installed = await tap(github, newer.outputs['install-url'] ?? '')
  expect(installed.sha256).toBe(newer.outputs['sha256'])
})
