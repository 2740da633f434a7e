import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fetched, metadataIn, readManifest } from '../process/phone'
import { goodIpa, runStep, shownText, theComment } from '../process/workflow'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { manifestOfLink } from '../support/itms-parser'
import { readQr } from '../support/read-qr'
import type { ActionRun } from '../support/run-action'
import { type ChromiumTabs, startTabs } from './chromium'
import { type Seen, seeInChromium, seeInWebKit } from './seen'
import { desktop, phone } from './views'
import { startWebKit, type WebKit } from './webkit'

// What a reviewer does after a publish by the shipped action: from the comment to the app's bytes.

let github: GitHub
let run: ActionRun
let comment: string
let ipa: Buffer
let tabs: ChromiumTabs
let webkit: WebKit

beforeAll(async () => {
  github = await startGitHub({ pagesBuildDelay: 1 })
  const seed = await seedRepository(github)
  const file = await goodIpa({ padding: 300_000 })
  ipa = await readFile(file)
  run = await runStep(github, seed, { ipa: file, inputs: { notes: 'Try the new checkout.' } })
  expect(run.errors).toEqual([])
  comment = shownText(theComment(seed.repository))
  tabs = await startTabs()
  webkit = await startWebKit()
}, 60_000)

afterAll(async () => {
  await tabs?.close()
  await webkit?.close()
  expect(github.violations).toEqual([])
  await github.close()
})

/** The first link, which is what a thumb finds. */
function linkInComment(): string {
  return /^### \[Install [^\]]+\]\(([^)]+)\)/.exec(comment)?.[1] ?? ''
}

type Look = (url: string, screenshot: string) => Promise<Seen>

const views: readonly [string, Look][] = [
  ['chromium-phone', (url, screenshot) => seeInChromium(tabs, { url, screenshot, view: phone })],
  [
    'chromium-desktop',
    (url, screenshot) => seeInChromium(tabs, { url, screenshot, view: desktop }),
  ],
  ['webkit-phone', (url, screenshot) => seeInWebKit(webkit, { url, screenshot, view: phone })],
  ['webkit-desktop', (url, screenshot) => seeInWebKit(webkit, { url, screenshot, view: desktop })],
]

describe.each(views)('the walk in %s', (name, lookAt) => {
  it('goes from the comment to the page, its button, the channel page and the gallery', async () => {
    const url = linkInComment()
    expect(url).toBe(run.outputs['install-url'])
    const { 'channel-url': channelUrl = '', 'manifest-url': manifestUrl } = run.outputs
    const page = await lookAt(url, `walk-${name}-page`)
    expect(page.install.map(manifestOfLink)).toEqual([manifestUrl])
    expect(page.pictures).toEqual([run.outputs['icon-url'], run.outputs['qr-url']])
    expect(page.text).toContain('Try the new checkout.')
    expect(page.scanned).toBe(url)
    expect(page.links).toContain(channelUrl)
    const channel = await lookAt(channelUrl, `walk-${name}-channel`)
    expect(channel.install.map(manifestOfLink)).toEqual([manifestUrl])
    const gallery = await lookAt(new URL('..', channelUrl).href, `walk-${name}-gallery`)
    expect(gallery.links).toContain(channelUrl)
    expect(
      [...channel.pictures, ...gallery.pictures].filter(src => src.startsWith('broken')),
    ).toEqual([])
  })
})

describe('the comment', () => {
  it('leads to what to do when it does not install, in sight at once', async () => {
    const help = /<a href="([^"]+)">It does not install\?<\/a>/.exec(comment)?.[1] ?? ''
    expect(help).toBe(`${linkInComment()}#help`)
    const { text } = await seeInChromium(tabs, {
      url: help,
      screenshot: 'walk-help',
      view: phone,
    })
    expect(text).toContain('Unable to Install')
  })
})

describe('behind the button', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  it('stands a manifest that names the app and where it lies', async () => {
    const { body } = await fetched(github, run.outputs['manifest-url'] ?? '')
    expect(readManifest(body.toString()).assets).toEqual({
      'software-package': run.outputs['ipa-url'],
      'display-image': run.outputs['icon-url'],
      'full-size-image': run.outputs['icon-url'],
    })
    expect(metadataIn(body)).toEqual({
      'bundle-identifier': 'com.example.app',
      'bundle-version': '1.2.3',
      kind: 'software',
      'platform-identifier': 'com.apple.platform.iphoneos',
      title: 'Example',
    })
  })

  it('lies the IPA: asked for its head, its start and the whole', async () => {
    const { 'ipa-url': url = '', sha256: digest, size } = run.outputs
    const head = await github.get(url, { method: 'HEAD' })
    expect([head.status, head.headers['content-length']]).toEqual([200, String(ipa.length)])
    const start = await github.get(url, { headers: { range: 'bytes=0-3' } })
    expect([start.status, start.body.toString('latin1')]).toEqual([206, 'PK\u0003\u0004'])
    expect(start.headers['content-range']).toBe(`bytes 0-3/${ipa.length}`)
    const { body } = await fetched(github, url)
    expect([sha256(body), String(body.length)]).toEqual([digest, size])
    expect(body.equals(ipa)).toBe(true)
  })

  it('are an icon, and a QR code that says the address of the page', async () => {
    const icon = await fetched(github, run.outputs['icon-url'] ?? '')
    expect([icon.headers['content-type'], icon.body.toString('latin1', 1, 4)]).toEqual([
      'image/png',
      'PNG',
    ])
    const inComment = [...comment.matchAll(/<img src="([^"]+)"/g)].map(([, url]) => url)
    expect(inComment).toEqual([run.outputs['icon-url'], run.outputs['qr-url']])
    const qr = await fetched(github, run.outputs['qr-url'] ?? '')
    expect(qr.headers['content-type']).toBe('image/png')
    expect(readQr(qr.body)).toBe(linkInComment())
  })

  it('needs no token anywhere', () => {
    const pages = github.requests.filter(({ server }) => server === 'pages')
    expect(pages.length).toBeGreaterThan(20)
    expect(new Set(pages.map(({ token }) => token))).toEqual(new Set(['none']))
  })
})
