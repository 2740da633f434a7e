import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import type { GitHubOptions } from '../support/github/options'
import type { PagesSite } from '../support/github/pages/site'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'

let github: GitHub

afterEach(() => github.close())

const ipa = randomBytes(5000)
const site = { 'index.html': '<h1>Hi</h1>', 'a/index.html': 'A', 'a/m.plist': '<plist/>' }

async function start(options: SeedOptions = {}, world: GitHubOptions = {}): Promise<Seed> {
  github = await startGitHub(world)
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

describe('serving', () => {
  it('tells types, and how long an answer may be kept', async () => {
    const { url } = pagesOf(await start())
    const page = [200, 'text/html; charset=utf-8'] as const
    const expected = {
      ...{ '': page, 'a/': page, 'a/index': page },
      'a/m.plist': [200, 'application/octet-stream'],
      'a/none.png': [404, 'text/html; charset=utf-8'],
    } as const
    for (const [path, [status, type]] of Object.entries(expected)) {
      const headers = { 'content-type': type, 'cache-control': 'max-age=600' }
      expect(await github.get(`${url}${path}`)).toMatchObject({ status, headers })
    }
  })

  it('leads a folder without slash to the one with it', async () => {
    const { url } = pagesOf(await start())
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/app\/$/)
    const folder = await github.get(`${url}a`)
    expect([folder.status, folder.headers.location]).toEqual([301, `${url}a/`])
    const root = await github.get(url.slice(0, -1))
    expect([root.status, root.headers.location]).toEqual([301, url])
  })

  it('serves ranges, HEAD, validators and compressed text', async () => {
    const seed = await start()
    await seed.repository.git.commit({ branch: 'gh-pages', files: { 'a.ipa': ipa } })
    const pages = pagesOf(seed)
    await pages.publishNow()
    const url = `${pages.url}a.ipa`
    const get = (headers: Record<string, string>, method = 'GET') =>
      github.get(url, { method, headers })
    const start4 = await get({ range: 'bytes=0-3' })
    expect(start4).toMatchObject({ status: 206, body: ipa.subarray(0, 4) })
    expect(start4.headers['content-range']).toBe('bytes 0-3/5000')
    expect((await get({ range: 'bytes=-10' })).body).toEqual(ipa.subarray(-10))
    expect((await get({ range: 'bytes=4990-' })).body).toEqual(ipa.subarray(4990))
    const beyond = await get({ range: 'bytes=5000-' })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */5000'])
    const head = await get({}, 'HEAD')
    expect([head.headers['content-length'], head.body.length]).toEqual(['5000', 0])
    const etag = head.headers.etag ?? ''
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
    expect((await get({}, 'POST')).status).toBe(405)
    const zipped = await github.get(pages.url, { headers: { 'accept-encoding': 'gzip' } })
    expect(gunzipSync(zipped.body).toString()).toBe('<h1>Hi</h1>')
  })

  it('answers a miss with the site’s own 404 page, until Pages is off', async () => {
    const seed = await start({ site: { '404.html': 'Nothing here' } })
    const { url } = pagesOf(seed)
    expect(await text(`${url}x`)).toBe('404 Nothing here')
    github.disablePages(seed.repository)
    expect(await text(url)).toMatch(/^404 (?!Nothing here)/)
  })

  it('drops what Jekyll drops, unless the source has .nojekyll', async () => {
    const files = { '_a.html': '1', 'b/.c': '2', 'd~': '3', 'vendor/e': '4', f: '5' }
    const seed = await start({ site: files })
    const pages = pagesOf(seed)
    expect([...(pages.live?.keys() ?? [])]).toEqual(['f'])
    await github.push(seed.repository, { branch: 'gh-pages', files: { '.nojekyll': '' } })
    await pages.queue.settled()
    expect(pages.live?.size).toBe(6)
  })
})

describe('places', () => {
  it('a user site is at the root, and project sites win below it', async () => {
    const seed = await start()
    const user = await seedRepository(github, {
      fullName: 'octo-org/octo-org.github.io',
      site: { 'index.html': 'User', 'app/index.html': 'Hidden', 'x/index.html': 'X' },
    })
    const { url } = pagesOf(user)
    expect(new URL(url).pathname).toBe('/')
    expect(pagesOf(seed).url).toBe(`${url}app/`)
    expect(await text(url)).toBe('200 User')
    expect(await text(`${url}app/`)).toBe('200 <h1>Hi</h1>')
    expect(await text(`${url}x/`)).toBe('200 X')
  })

  it('a custom domain is another host, and the old address leads there', async () => {
    const seed = await start()
    const before = pagesOf(seed).url
    const { url } = await github.enablePages(seed.repository, { customDomain: true })
    expect(url).toMatch(/^https:\/\/127\.0\.0\.2:\d+\/$/)
    expect(await text(`${url}a/`)).toBe('200 A')
    const moved = await github.get(`${before}a/?q=1`)
    expect([moved.status, moved.headers.location]).toEqual([301, `${url}a/`])
  })

  it.each([
    ['login', 302],
    ['hidden', 404],
  ] as const)('a members-only site (%s) answers strangers %i', async (access, status) => {
    const seed = await start({ visibility: 'private', pages: { access } })
    expect((await github.get(pagesOf(seed).url)).status).toBe(status)
  })
})

describe('builds', () => {
  const change = (n: number) => ({ branch: 'gh-pages', files: { 'index.html': `No. ${n}` } })

  it('take their time; a waiting one that is superseded reads errored', async () => {
    const seed = await start({}, { pagesBuildDelay: 600_000 })
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

  it('do not reach those who asked before, while the network keeps its answers', async () => {
    const seed = await start({}, { cdn: 'stale' })
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
