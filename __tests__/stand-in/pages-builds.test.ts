import { afterEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import type { GitHubOptions } from '../support/github/options'
import type { PagesSite } from '../support/github/pages/site'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'

let github: GitHub

afterEach(() => github.close())

const site = { 'index.html': '<h1>Hi</h1>' }

async function start(options: SeedOptions & { github?: GitHubOptions } = {}): Promise<Seed> {
  github = await startGitHub(options.github)
  return seedRepository(github, { site, ...options })
}

function pagesOf({ repository }: Seed): PagesSite {
  if (repository.pages === undefined) throw new Error('Pages is off')
  return repository.pages
}

async function text(url: string): Promise<string> {
  const { body, status } = await github.get(url)
  return `${status} ${body.toString().slice(0, 60)}`
}

describe('builds', () => {
  const change = (n: number) => ({ branch: 'gh-pages', files: { 'index.html': `No. ${n}` } })

  it('take their time; a waiting one that is superseded reads errored', async () => {
    const seed = await start({ github: { pagesBuildDelay: 600_000 } })
    const { queue, url } = pagesOf(seed)
    for (const n of [1, 2, 3]) await github.push(seed.repository, change(n))
    expect(await text(url)).toBe('200 <h1>Hi</h1>')
    expect(queue.builds.map(({ status }) => status)).toEqual([
      'built',
      'building',
      'errored',
      'queued',
    ])
    await queue.finishNow()
    expect(await text(url)).toBe('200 No. 1')
    await queue.finishNow()
    expect(await text(url)).toBe('200 No. 3')
    expect(queue.builds.map(({ status }) => status)).toEqual(['built', 'built', 'errored', 'built'])
  })

  it('can fail', async () => {
    const seed = await start()
    const { queue, url } = pagesOf(seed)
    queue.failNext('Deployment failed')
    await github.push(seed.repository, change(1))
    await queue.settled()
    expect(queue.builds.at(-1)).toMatchObject({ status: 'errored', error: 'Deployment failed' })
    expect(await text(url)).toBe('200 <h1>Hi</h1>')
  })

  it('can need to be asked for', async () => {
    const seed = await start({ github: { pagesBuildOnPush: false } })
    const { queue, url } = pagesOf(seed)
    await github.push(seed.repository, change(1))
    expect(queue.builds).toHaveLength(1)
    await fetch(`${github.apiUrl}/repos/octo-org/app/pages/builds`, {
      method: 'POST',
      headers: { authorization: `Bearer ${seed.token.value}` },
    })
    await queue.settled()
    expect(await text(url)).toBe('200 No. 1')
  })

  it('do not start for a site that a workflow deploys', async () => {
    const seed = await start({ pages: { buildType: 'workflow' } })
    const pages = pagesOf(seed)
    await github.push(seed.repository, change(1))
    expect(pages.queue.builds).toEqual([])
    await pages.deploy({ 'index.html': 'Deployed' })
    expect(await text(pages.url)).toBe('200 Deployed')
  })

  it('do not reach those who asked before, while the network keeps its answers', async () => {
    const seed = await start({ github: { cdn: 'stale' } })
    const { queue, url } = pagesOf(seed)
    expect(await text(url)).toBe('200 <h1>Hi</h1>')
    expect(await text(`${url}new.html`)).toMatch(/^404/)
    const files = { 'index.html': 'New', 'new.html': 'New' }
    await github.push(seed.repository, { branch: 'gh-pages', files })
    await queue.settled()
    expect(await text(url)).toBe('200 <h1>Hi</h1>')
    expect(await text(`${url}new.html`)).toMatch(/^404/)
    expect(await text(`${url}new.html?fresh`)).toBe('200 New')
  })
})
