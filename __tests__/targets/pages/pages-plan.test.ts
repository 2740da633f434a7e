import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { BuildIdentity } from '../../../src/targets/target'
import { Scratch } from '../../support/git-workspace'
import { type GitHub, startGitHub } from '../../support/github/github'
import { type SeedOptions, seedRepository } from '../../support/github/seed'
import { aPagesTarget, quietly, writing } from '../../support/pages-target'

const scratch = new Scratch()
let github: GitHub

beforeEach(async () => {
  github = await startGitHub()
})

afterEach(() => github.close())
afterAll(() => scratch.clear())

const build: BuildIdentity = {
  channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
  bundleId: 'com.example.app',
  buildId: '57-1f2e3d4c',
  fileName: 'Example-1.2.3.ipa',
  size: 1,
  unlisted: false,
}

async function open(options: SeedOptions, segments: readonly string[] = []) {
  const seed = await seedRepository(github, options)
  const rest = [...segments]
  const workFolder = await scratch.folder()
  const again = () =>
    aPagesTarget(
      { github, ...seed, workFolder },
      { unlistedSegment: () => rest.shift() ?? 'none left' },
    )
  return { ...seed, target: again(), again, site: seed.repository.pages?.url ?? '' }
}

describe('the plan of a Pages site', () => {
  it('promises addresses below the address that GitHub says', async () => {
    const { target, site } = await open({ pages: { customDomain: true } })
    const { folder, channelFolder, urls } = await target.plan(build)
    expect(channelFolder).toBe('install/pr-42')
    expect(folder).toBe('install/pr-42/com.example.app/57-1f2e3d4c')
    expect(urls.install).toBe(`${site}${folder}/`)
    expect(urls.ipa).toBe(`${site}${folder}/Example-1.2.3.ipa`)
  })

  it('leaves /docs out of addresses', async () => {
    const { target, site } = await open({
      pages: { branch: 'main', path: '/docs' },
      site: { 'docs/a': 'a' },
    })
    expect((await target.plan(build)).urls.channel).toBe(`${site}install/pr-42/`)
  })

  it('hides an unlisted channel behind one segment for all of its builds', async () => {
    const [first, second] = ['a'.repeat(32), 'b'.repeat(32)]
    const { target, again } = await open({}, [first, second])
    const one = await target.plan({ ...build, unlisted: true })
    expect(one.channelFolder).toBe(`install/${first}/pr-42`)
    const other = await target.plan({ ...build, unlisted: true, bundleId: 'com.example.other' })
    expect(other.channelFolder).toBe(one.channelFolder)

    await target.apply(writing({ [`${one.channelFolder}/index.html`]: 'channel' }), quietly)
    const later = await again().plan({ ...build, unlisted: true, buildId: '58-00000000' })
    expect(later.channelFolder).toBe(one.channelFolder)
    const stranger = await again().plan({
      ...build,
      unlisted: true,
      channel: { name: 'pr-4', kind: 'pull-request', pullRequest: 4 },
    })
    expect(stranger.channelFolder).toBe(`install/${second}/pr-4`)
  })

  it('promises nothing for a site that is off', async () => {
    const { target } = await open({ pages: false })
    await expect(target.plan(build)).rejects.toMatchObject({ code: 'pages-disabled' })
  })
})
