import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { plainEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { isWholeMatrix } from '../support/whole-matrix'
import { launcherFor } from './launcher-site'
import { following } from './redirecting-phone'
import { goodIpa, pathsOn, runStep, shownText, textOn, theComment } from './workflow'

// A sweep and a publish at the same moment: in the middle of what the one writes, the other comes and goes. Each
// begins with the same site, published once: a build of pull request 42, which is over, and one of 43.

let github: GitHub
let launcher = ''
let scenes: Readonly<Record<Mode, Scene>>

beforeAll(async () => {
  github = await startGitHub()
  launcher = await launcherFor(github)
  scenes = { pages: await Scene.open('pages'), release: await Scene.open('release') }
})
afterEach(() => {
  github.faults.clear()
  expect(github.violations).toEqual([])
})
afterAll(() => github.close())

type Mode = 'pages' | 'release'

const onBranch = { 'ipa-host': 'release', 'keep-builds': '1' }
const onRelease = () => ({
  'publish-to': 'release',
  'launcher-url': launcher,
  'keep-builds': '1',
})

/** Both kinds of target, and the way to come in between while each of them writes. */
class Scene {
  readonly seed: Seed
  readonly mode: Mode
  #count = 0
  #restore: () => Promise<void> = async () => {}

  private constructor(seed: Seed, mode: Mode) {
    this.seed = seed
    this.mode = mode
  }

  static async open(mode: Mode): Promise<Scene> {
    const pages: SeedOptions = mode === 'release' ? { pages: false } : {}
    const pullRequests = [42, 43, 44]
    const fullName = `beside/${mode}`
    const seed = await seedRepository(github, { ...pages, fullName, pullRequests })
    const scene = new Scene(seed, mode)
    await scene.publish(42)
    await scene.publish(43)
    closePullRequest(seed.pull, { merged: true })
    scene.#restore = await checkpoint(seed.repository)
    return scene
  }

  /** Back to how it was opened. */
  async begin(): Promise<this> {
    await this.#restore()
    return this
  }

  async publish(number: number): Promise<ActionRun> {
    const ids = this.#ids()
    const pull = this.seed.pulls.get(number) ?? this.seed.pull
    const ipa = await goodIpa({ build: String(ids.runNumber) })
    return this.#run({ ...ids, pull, ipa })
  }

  async sweep(): Promise<ActionRun> {
    const { repository } = this.seed
    const sha = (await repository.git.head('main')) ?? ''
    const event = plainEvent({ name: 'schedule', github, repository, sha })
    return this.#run({ ...this.#ids(), event })
  }

  reopen(number: number): void {
    const pull = this.seed.pulls.get(number)
    if (pull !== undefined) pull.state = 'open'
  }

  /** Of each pull request what its comment offers; whatever is offered or listed can be fetched. */
  async links(): Promise<readonly number[]> {
    const offered = [42, 43, 44].filter(number => this.#offers(number))
    for (const { install, ipa, manifest } of await this.#records()) {
      const statuses = [ipa, manifest].map(async url => (await following(github).get(url)).status)
      expect([install, ...(await Promise.all(statuses))]).toEqual([install, 200, 200])
    }
    return offered
  }

  /** Of each build that is there the pull request, sorted; and nothing else lies on the release. */
  async builds(): Promise<readonly number[]> {
    const records = await this.#records()
    const assets = this.seed.repository.releases.all.flatMap(release => release.assets)
    expect(assets).toHaveLength(records.length * (this.mode === 'release' ? 6 : 1))
    return records.map(({ pullRequest }) => pullRequest).sort()
  }

  async #run(options: Parameters<typeof runStep>[2]): Promise<ActionRun> {
    const inputs = this.mode === 'pages' ? onBranch : onRelease()
    const run = await runStep(github, this.seed, { ...options, inputs })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    return run
  }

  #ids() {
    this.#count += 1
    return { runId: 9_000_000_000 + this.#count, runNumber: this.#count }
  }

  #offers(number: number): boolean {
    const isTold = this.seed.repository.comments.some(({ issue }) => issue === number)
    return isTold && shownText(theComment(this.seed.repository, number)).includes('[Install ')
  }

  async #records() {
    const texts = await (this.mode === 'pages' ? this.#onBranch() : this.#onRelease())
    return texts.map(text => {
      const { channel, urls } = JSON.parse(text)
      return { pullRequest: channel.pullRequest, ...urls }
    })
  }

  async #onBranch(): Promise<readonly string[]> {
    await this.seed.repository.pages?.queue.settled()
    const paths = await pathsOn(this.seed.repository)
    const facts = paths.filter(path => path.endsWith('/build.json'))
    return Promise.all(facts.map(path => textOn(this.seed.repository, path)))
  }

  async #onRelease(): Promise<readonly string[]> {
    const { owner, name, releases } = this.seed.repository
    const assets = releases.all.flatMap(release =>
      release.assets.map(asset => ({ tag: release.tag, name: asset.name })),
    )
    const facts = assets.filter(asset => asset.name.endsWith('.build.json'))
    const url = (asset: (typeof facts)[number]) =>
      `${github.webUrl}/${owner}/${name}/releases/download/${asset.tag}/${asset.name}`
    return Promise.all(
      facts.map(async asset => (await following(github).get(url(asset))).body.toString()),
    )
  }
}

const moments = [
  ['pages', 'before it sees the branch again'],
  ['pages', 'before its push is received'],
  ['release', 'before the first file is deleted'],
] as const

/** In the middle of the next write. */
function meanwhile(moment: (typeof moments)[number][1], callback: () => Promise<unknown>): void {
  const deletion = { server: 'api', method: 'DELETE', path: /\/releases\/assets\/\d+$/ } as const
  if (moment === 'before the first file is deleted') github.faults.duringNth(1, deletion, callback)
  else github.beforePush(callback, /received/.test(moment) ? 'receive' : 'advertisement')
}

/** A sweep that sees another branch as it begins to push is tried by the pull request that was opened again. */
const tried = moments.filter(([, moment]) => isWholeMatrix || moment !== moments[0][1])

describe.each(tried)('a sweep of %s, with a publish %s,', (mode, moment) => {
  it('takes away what is over and leaves what came', async () => {
    const scene = await scenes[mode].begin()
    meanwhile(moment, async () => {
      // In place of the build that is there; one that is the first of its channel comes below.
      await scene.publish(43)
      if (isWholeMatrix) await scene.publish(44)
    })
    const swept = await scene.sweep()
    expect(swept.outputs['status']).toBe('removed')
    const alive = isWholeMatrix ? [43, 44] : [43]
    expect(await scene.builds()).toEqual(alive)
    expect(await scene.links()).toEqual(alive)
    expect(shownText(theComment(scene.seed.repository, 42))).toContain('was removed')
    if (isWholeMatrix) expect((await scene.sweep()).outputs['status']).toBe('skipped')
  })
})

describe.each(['pages', 'release'] as const)('a sweep of %s', mode => {
  it('takes nothing of a pull request that was opened again and published meanwhile', async () => {
    const scene = await scenes[mode].begin()
    const told = { server: 'api', method: 'GET', path: /\/pulls\/42$/ } as const
    const readAnew = { server: 'api', method: 'GET', path: /\/releases$/ } as const
    const comeBack = async () => {
      scene.reopen(42)
      await scene.publish(42)
    }
    if (mode === 'pages') github.beforePush(comeBack)
    else {
      // The sweep has asked about the pull request, and reads the release once more to write.
      github.faults.duringNth(1, told, async () => github.faults.duringNth(1, readAnew, comeBack))
    }
    await scene.sweep()
    expect(await scene.builds()).toEqual([42, 43])
    expect(await scene.links()).toEqual([42, 43])
  })
})

describe('a publish', () => {
  it('to a branch, with a sweep in between, is there, and what is over is not', async () => {
    const scene = await scenes.pages.begin()
    github.beforePush(() => scene.sweep(), 'receive')
    await scene.publish(44)
    expect(await scene.builds()).toEqual([43, 44])
    expect(await scene.links()).toEqual([43, 44])
  })

  it('to a release, with a sweep in between, keeps the files that nothing points to yet', async () => {
    const scene = await scenes.release.begin()
    github.faults.duringNth(6, { server: 'upload' }, async () => {
      await scene.sweep()
      const names = scene.seed.repository.releases.all.flatMap(({ assets }) => assets)
      const ofNew = names.filter(({ name }) => name.startsWith('pr-44-'))
      expect(ofNew.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'uploaded'))
    })
    await scene.publish(44)
    expect(await scene.builds()).toEqual([43, 44])
    expect(await scene.links()).toEqual([43, 44])
  })
})
