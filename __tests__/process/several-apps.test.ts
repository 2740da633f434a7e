import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { expectGolden } from '../support/golden'
import { tap } from './phone'
import { printedLog } from './printed-log'
import { commentsOn, goodIpa, pushesOf, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const anApp = (name: string, deviations: Parameters<typeof goodIpa>[0] = {}): Promise<string> =>
  goodIpa({
    ...deviations,
    fileName: `${name}.ipa`,
    infoPlist: {
      CFBundleIdentifier: `com.example.${name.toLowerCase()}`,
      CFBundleDisplayName: name,
      ...deviations.infoPlist,
    },
  })

interface Published {
  readonly title: string
  readonly 'install-url': string
  readonly 'ipa-url': string
  readonly 'comment-url': string
}

const buildsOf = (outputs: Readonly<Record<string, string>>): readonly Published[] =>
  JSON.parse(outputs['builds'] ?? '[]')

/** Names of the apps in the order in which the comment offers them. */
const offered = (comment: string): string[] =>
  [...comment.matchAll(/\[Install (\w+) 1\.2\.3/g)].map(([, name]) => String(name))

describe('several apps in one run', () => {
  it('are one push, one comment with a section each, and all in `builds`', async () => {
    const seed = await seedRepository(github, { fullName: 'several/apps' })
    const ipas = [await anApp('Alpha'), await anApp('Beta'), await anApp('Gamma')]
    const run = await runStep(github, seed, { inputs: { ipa: ipas.join('\n') } })
    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'installable'])
    expect(pushesOf(run)).toBe(1)
    const builds = buildsOf(run.outputs)
    expect(builds).toMatchObject(
      ['Alpha', 'Beta', 'Gamma'].map(title => {
        const bundleId = `com.example.${title.toLowerCase()}`
        return { title, status: 'installable', 'bundle-id': bundleId }
      }),
    )
    expect(run.outputs['bundle-id']).toBe('com.example.alpha')
    expect(run.outputs['install-url']).toBe(builds[0]?.['install-url'])
    const comment = shownText(theComment(seed.repository))
    expect(offered(comment)).toEqual(['Alpha', 'Beta', 'Gamma'])
    for (const build of builds) {
      expect(comment).toContain(`href="${build['install-url']}"`)
      expect((await tap(github, build['install-url'])).ipaUrl).toBe(build['ipa-url'])
    }
  })

  it('do not keep each other from being published, and the step fails for the one that is refused', async () => {
    const seed = await seedRepository(github, { fullName: 'several/refused' })
    const expired = await anApp('Beta', { profile: { expires: new Date('2026-01-01') } })
    const run = await runStep(github, seed, {
      inputs: { ipa: [await anApp('Alpha'), expired].join('\n') },
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(buildsOf(run.outputs)).toMatchObject([{ status: 'installable' }, { status: 'rejected' }])
    const comment = shownText(theComment(seed.repository))
    expect(offered(comment)).toEqual(['Alpha'])
    expect(comment).toContain('profile-expired')
    expectGolden('process/golden/log-one-of-two.txt', printedLog(run))
    const [alpha] = buildsOf(run.outputs)
    await tap(github, alpha?.['install-url'] ?? '')
  })

  it('stop at a pattern that finds nothing, before any is published', async () => {
    const seed = await seedRepository(github, { fullName: 'several/missing' })
    const run = await runStep(github, seed, {
      inputs: { ipa: [await anApp('Alpha'), '/nowhere/*.ipa'].join('\n') },
    })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('/nowhere/')
    expect(pushesOf(run)).toBe(0)
  })
})

describe('jobs of a matrix that run at the same moment', () => {
  it('end with one comment that shows all apps, and one branch that holds them', async () => {
    const seed = await seedRepository(github, { fullName: 'several/jobs' })
    const names = ['Alpha', 'Beta', 'Gamma']
    const ipas = await Promise.all(names.map(name => anApp(name)))
    // Jobs of a matrix share the run's id, number and attempt.
    const runs = await Promise.all(
      ipas.map(ipa => runStep(github, seed, { ipa, realTime: true, runId: 9_000_000_001 })),
    )
    expect(runs.map(({ exitCode, errors }) => [exitCode, errors])).toEqual(names.map(() => [0, []]))
    expect(commentsOn(seed.repository)).toHaveLength(1)
    const comment = shownText(theComment(seed.repository))
    expect(offered(comment).sort()).toEqual([...names].sort())
    await seed.repository.pages?.queue.settled()
    const index = JSON.parse(
      String(await seed.repository.git.read('gh-pages', 'install/builds.json')),
    )
    expect(JSON.stringify(index).match(/"buildId"/g)).toHaveLength(names.length)
    for (const { outputs } of runs) {
      expect(comment).toContain(`href="${outputs['install-url']}"`)
      expect((await tap(github, outputs['install-url'] ?? '')).ipaUrl).toBe(outputs['ipa-url'])
      expect(outputs['comment-url']).toBe(runs[0]?.outputs['comment-url'])
    }
    const channel = (await github.get(runs[0]?.outputs['channel-url'] ?? '')).body.toString()
    for (const name of names) expect(channel).toContain(name)
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  })
})
