import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import {
  type ArtifactDeploymentOptions,
  artifactDeployment,
  type DeployingJob,
} from '../../src/targets/artifact-deployment'
import { DeploymentTurn } from '../../src/targets/deployment-watch'
import { siteMarker } from '../../src/targets/site-marker'
import { Scratch } from '../support/git-workspace'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import type { PagesSite } from '../support/github/pages/site'
import { type Seed, seedRepository } from '../support/github/seed'
import { VirtualTime } from '../support/virtual-time'

const scratch = new Scratch()
let github: GitHub
let seed: Seed
let site: PagesSite
let time: VirtualTime
let said: string[]
let remembered: (string | undefined)[]

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { pages: { buildType: 'workflow' } })
  const { pages } = seed.repository
  if (pages === undefined) throw new Error('Pages is off')
  site = pages
  site.deployments.script = ['syncing_files', 'succeed']
  time = new VirtualTime()
  said = []
  remembered = []
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

afterAll(() => scratch.clear())

/** A change of the branch by a run of ours; the first one makes it. */
function publish(name: string): Promise<string> {
  const files = { '.tap-to-install': 'tap-to-install branch gh-pages\n', [name]: `Text of ${name}` }
  return seed.repository.git.commit({ branch: 'gh-pages', files })
}

/** What a deployment of the branch by another run leaves. */
async function deployedByAnother(commit: string, ...names: readonly string[]): Promise<void> {
  const files = names.map(name => [name, `Text of ${name}`] as const)
  const marker = ['tap-to-install.txt', siteMarker({ branch: 'gh-pages', commit })] as const
  await site.deploy(Object.fromEntries([marker, ...files]))
}

/** What else happens meanwhile. */
interface Meanwhile {
  readonly duringUpload?: () => Promise<unknown>
  readonly beforeDeploying?: () => Promise<unknown>
}

/** A job as the stand-in knows it. */
function aJob({ duringUpload, beforeDeploying }: Meanwhile): DeployingJob {
  const { repository } = seed
  const run = addWorkflowRun({ repository, headSha: 'a'.repeat(40), headBranch: 'main' })
  const { runtimes } = github.world
  const facts = { repository, run, ref: 'refs/heads/main', sha: run.headSha, idToken: true }
  const runtime = runtimes.start({ ...facts, environment: 'github-pages' })
  return {
    require: async () => {},
    idToken: async () => {
      await beforeDeploying?.()
      return runtimes.issue(runtime, 'x')
    },
    upload: async (file, name) => {
      await duringUpload?.()
      const files = { 'artifact.tar': await readFile(file) }
      const { id } = await addArtifact({ repository, run, name, files })
      return { id, discard: async () => {} }
    },
  }
}

async function deployment(meanwhile: Meanwhile = {}) {
  const { repository, token } = seed
  const progress = (line: string): void => void said.push(line)
  const pace = { retries: 1, millisecondsPerSecond: 1 }
  const options: ArtifactDeploymentOptions = {
    github: connect({ token: token.value, apiUrl: github.apiUrl, progress, pace }),
    repository: { owner: repository.owner, name: repository.name },
    ...{ serverUrl: github.serverUrl, token: token.value, pagesBranch: undefined },
    ...{ directory: 'install', workFolder: await scratch.folder(), environment: process.env },
    fetch: async url => {
      const { body, status } = await github.get(String(url))
      return new Response(new Uint8Array(body), { status })
    },
    ...{ clock: time.clock, progress, warn: progress, job: aJob(meanwhile) },
    rememberDeployment: id => remembered.push(id),
  }
  return artifactDeployment(options)
}

const versions = (): readonly string[] => site.deployments.all.map(({ version }) => version)
const textAt = async (path: string) => (await github.get(`${site.url}${path}`)).body.toString()

describe('the newest state wins', () => {
  it('when it comes while ours is being uploaded', async () => {
    await publish('one.txt')
    let second = ''
    const duringUpload = async (): Promise<void> => {
      if (second === '') second = await publish('two.txt')
    }
    await time.during((await deployment({ duringUpload })).start())
    expect(versions()).toEqual([second])
    expect(await textAt('two.txt')).toBe('Text of two.txt')
  })

  it('when another run deploys it in the very moment before us', async () => {
    const first = await publish('one.txt')
    let second = ''
    const beforeDeploying = async (): Promise<void> => {
      if (second !== '') return
      second = await publish('two.txt')
      await deployedByAnother(second, 'one.txt', 'two.txt')
    }
    await time.during((await deployment({ beforeDeploying })).start())
    expect(versions()).toEqual([first, second])
    expect(await textAt('two.txt')).toBe('Text of two.txt')
  })

  it('and nothing is done when the site shows it already', async () => {
    await deployedByAnother(await publish('one.txt'), 'one.txt')
    const own = await deployment()
    await own.ensure(new Date())
    await own.look()
    expect(versions()).toEqual([])
    expect(said.join('\n')).toContain('The site shows the newest commit of the branch')
    expect(await own.describe()).toMatch(/says that it shows the newest commit/)
    await publish('two.txt')
    expect(await own.describe()).toMatch(
      /still shows the commit [0-9a-f]{40}, and the branch is at/,
    )
  })
})

describe('a deployment', () => {
  it('is remembered from its beginning to its end', async () => {
    const commit = await publish('one.txt')
    await time.during((await deployment()).start())
    expect(remembered[0]).toBe(commit)
    expect(remembered.at(-1)).toBeUndefined()
  })

  it('whose answer is lost is watched all the same', async () => {
    const commit = await publish('one.txt')
    const path = /\/pages\/deployments$/
    github.faults.onNth(1, 'lost-answer', { server: 'api', method: 'POST', path })
    await time.during((await deployment()).start())
    expect(versions()).toEqual([commit])
    expect(await textAt('one.txt')).toBe('Text of one.txt')
  })

  it('outlives some failures to look at it, and not ten', async () => {
    await publish('one.txt')
    const looks = { server: 'api', method: 'GET', path: /\/pages\/deployments\// } as const
    for (const n of [1, 2, 3]) github.faults.onNth(n, { status: 404 }, looks)
    await time.during((await deployment()).start())
    expect(await textAt('one.txt')).toBe('Text of one.txt')

    await publish('two.txt')
    github.faults.onEvery({ status: 404 }, looks)
    await expect(time.during((await deployment()).start())).rejects.toMatchObject({
      code: 'github',
      message: expect.stringMatching(/was given up: GitHub refused reading.*It was cancelled$/),
    })
    expect(site.deployments.inProgress).toBeUndefined()
  })

  it('does not wait for ever for others', async () => {
    const progress = (line: string): void => void said.push(line)
    const started = time.clock.now().getTime()
    const turn = new DeploymentTurn({ clock: time.clock, progress })
    const waiting = async (): Promise<void> => {
      for (let tries = 0; tries < 1_000; tries++) await turn.wait('f is under way')
    }
    await expect(time.during(waiting())).rejects.toMatchObject({
      code: 'github',
      message: 'Others have been at work on the site for 20 minutes: f is under way',
    })
    const minutes = (time.clock.now().getTime() - started) / 60_000
    expect(minutes).toBeGreaterThanOrEqual(20)
    expect(minutes).toBeLessThan(21)
    expect(said.length).toBeLessThan(150)
    expect(said[0]).toMatch(/^Somebody else deploys the site; trying again in \d s/)
  })
})
