import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { languageFiles } from '../../src/site/languages/languages'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { expectGolden } from '../support/golden'
import { anIpa } from '../support/ipa/an-ipa'
import type { ActionRun } from '../support/run-action'
import { printedLog } from './printed-log'
import { tapFollowing } from './redirecting-phone'
import { assetNames } from './released'
import {
  commentsOn,
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

describe('the first publish, with Pages on and its branch missing', () => {
  let seed: Seed
  let ipa: string
  let run: ActionRun

  beforeAll(async () => {
    seed = await seedRepository(github, { fullName: 'first/told' })
    ipa = await goodIpa()
    run = await runStep(github, seed, { ipa })
  })

  it('makes a branch of ours that holds the whole layout', async () => {
    expect(run).toMatchObject({ exitCode: 0, errors: [], leftInTemp: [], stderr: '' })
    const folder = `install/pr-42/com.example.app/${run.outputs['build-id']}`
    expect(await pathsOn(seed.repository)).toEqual([
      '.nojekyll',
      '.tap-to-install',
      'install/builds.json',
      'install/index.html',
      ...languageFiles('install').map(({ path }) => path),
      `${folder}/Example-1.2.3.ipa`,
      `${folder}/build.json`,
      `${folder}/icon.png`,
      `${folder}/index.html`,
      `${folder}/manifest.plist`,
      `${folder}/qr.png`,
      'install/pr-42/index.html',
    ])
    expect(await textOn(seed.repository, '.tap-to-install')).toContain('gh-pages')
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
    expect(pushesOf(run)).toBe(1)
  })

  it('serves everything it promised', async () => {
    const { outputs } = run
    const get = (name: string) => github.get(outputs[name] ?? '')
    const page = await get('install-url')
    expect(page.status).toBe(200)
    expect(page.body.toString()).toContain(`href="${outputs['itms-url']?.replace('&', '&amp;')}"`)
    expect((await get('manifest-url')).body.toString()).toContain(
      `<string>${outputs['ipa-url']}</string>`,
    )
    expect((await get('ipa-url')).body.equals(await readFile(ipa))).toBe(true)
    for (const image of ['icon-url', 'qr-url']) {
      expect(await get(image)).toMatchObject({
        status: 200,
        headers: { 'content-type': 'image/png' },
      })
    }
    expect((await get('channel-url')).body.toString()).toContain(outputs['build-id'])
  })

  it('comments once, and only when a stranger can fetch all of it', () => {
    const { outputs, requests } = run
    const comment = theComment(seed.repository)
    expect(comment.author).toBe('github-actions[bot]')
    const text = shownText(comment)
    const link = `[Install Example 1.2.3 (45)](${outputs['install-url']})`
    expect(text.startsWith(`### ${link} <img src="${outputs['icon-url']}"`)).toBe(true)
    expect(text).toContain(`<img src="${outputs['qr-url']}"`)
    for (const fact of [
      outputs['build-id'],
      outputs['channel-url'],
      seed.pull.headSha.slice(0, 7),
      'the 2 registered devices',
      'iOS 15 or later',
    ]) {
      expect(text).toContain(fact)
    }
    expect(text).not.toContain('itms-services')
    expect(outputs['comment-url']).toBe(
      `${github.serverUrl}/first/told/pull/42#issuecomment-${comment.id}`,
    )
    const writes = requests.map(({ method, path, server }) => `${server} ${method} ${path}`)
    const created = writes.indexOf('api POST /repos/first/told/issues/42/comments')
    expect(created).toBeGreaterThan(writes.findLastIndex(request => request.startsWith('pages ')))
  })

  it('says the same in the job summary, in the log, and in annotations', () => {
    const { log, outputs, summary, warnings } = run
    expect(summary).toContain(`[Install Example 1.2.3 (45)](${outputs['install-url']})`)
    expect(summary).toContain(outputs['sha256'])
    expectGolden('process/golden/log-publish.txt', printedLog(run))
    expect(log).toContain(`Manifest: ${outputs['manifest-url']}`)
    expect(log).toContain(`Comment: ${outputs['comment-url']}`)
    expect(summary).toMatch(/Note .*2 device identifiers.*To fix it:/)
    expect(warnings).toEqual([])
  })

  it('publishes anew once the branch of ours holds no build any more', async () => {
    const { repository } = seed
    await runStep(github, seed, { action: 'closed', runId: 9_000_000_002 })
    const again = await runStep(github, seed, {
      ipa: await goodIpa({ build: '46' }),
      action: 'reopened',
      runNumber: 58,
      runId: 9_000_000_003,
    })
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(await repository.git.parents('gh-pages')).toEqual([])
    expect((await github.get(again.outputs['install-url'] ?? '')).status).toBe(200)
  })
})

it('takes an empty branch of somebody else for its own only when it is told to', async () => {
  const seed = await seedRepository(github, { fullName: 'first/empty', site: {} })
  const { repository } = seed
  const before = await repository.git.head('gh-pages')
  const careful = await runStep(github, seed, { ipa: await goodIpa() })
  expect(careful).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect(assetNames(repository)).toEqual([expect.stringMatching(/\.ipa$/)])
  expect((await tapFollowing(github, careful.outputs['install-url'] ?? '')).sha256).toBe(
    careful.outputs['sha256'],
  )
  expect((await pathsOn(repository)).filter(path => /\.ipa$|^[^/]*$/.test(path))).toEqual([])
  const first = await repository.git.head('gh-pages')
  expect(await repository.git.parents('gh-pages')).toEqual([before])
  const told = await runStep(github, seed, {
    ipa: await goodIpa({ build: '46' }),
    inputs: { 'ipa-host': 'pages' },
    ...{ runNumber: 58, runId: 9_000_000_002 },
  })
  expect(told).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect((await pathsOn(repository)).filter(path => path.endsWith('.ipa'))).toHaveLength(1)
  expect(await repository.git.parents('gh-pages')).toEqual([first])
})

describe('a rehearsed publish', () => {
  it('says where a build would go, and writes nothing', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/rehearsed' })
    const inputs = { ipa: await goodIpa(), 'dry-run': 'true' }
    const run = await runStep(github, seed, { inputs })

    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(run.notices.join()).toMatch(
      /Dry run: .*com\.example\.app at https:\/\/.*\/install\/pr-42\//,
    )
    expect(run.log.join('\n')).toMatch(/would write install\/pr-42\/com\.example\.app\/.*\.ipa \(/)
    expect(run.log.join('\n')).toContain('would say “ready” on pull request #42')
    expect(run.log.join('\n')).not.toMatch(/Ready:|already holds/)
    expect(writesOf(run)).toEqual([])
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
    expect(commentsOn(seed.repository)).toEqual([])
  })

  it('refuses what a real run would refuse', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/rehearsed-refusal' })
    const inputs = { ipa: await anIpa({ profile: 'none' }), 'dry-run': 'true' }
    const run = await runStep(github, seed, { inputs })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(writesOf(run)).toEqual([])
  })

  it('leaves Pages switched off without a branch', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/off', pages: false })
    const run = await runStep(github, seed, { inputs: { ipa: await goodIpa(), 'dry-run': 'true' } })
    expect(run.exitCode).toBe(1)
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })
})
