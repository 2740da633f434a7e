import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { launcherFor } from '../process/launcher-site'
import { fetched, metadataIn, readManifest } from '../process/phone'
import { following } from '../process/redirecting-phone'
import { goodIpa, runStep, shownText, theComment } from '../process/workflow'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { manifestOfLink } from '../support/itms-parser'
import type { ActionRun } from '../support/run-action'
import { type ChromiumTabs, startTabs } from './chromium'
import { type Seen, seeInChromium, seeInWebKit } from './seen'
import { desktop, phone } from './views'
import { startWebKit, type WebKit } from './webkit'

// The same walk where there is no Pages site: from the comment over the launcher to the app on a release.

const title = `Käse & <b>"Brot"</b> #1`

let github: GitHub
let run: ActionRun
let launcher: string
let comment: string
let ipa: Buffer
let tabs: ChromiumTabs
let webkit: WebKit

beforeAll(async () => {
  github = await startGitHub()
  launcher = await launcherFor(github)
  const seed = await seedRepository(github, { fullName: 'octo-org/no.pages', pages: false })
  const file = await goodIpa({ padding: 300_000 })
  ipa = await readFile(file)
  const inputs = { 'publish-to': 'release', 'launcher-url': launcher, title }
  run = await runStep(github, seed, { ipa: file, inputs })
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

/** As a browser reads it out of the comment's HTML. */
function linkInComment(): string {
  const href = /^### \[Install [^\]]+\]\(([^)]+)\)/.exec(comment)?.[1] ?? ''
  return href.replaceAll('&amp;', '&')
}

type Look = (url: string, screenshot: string) => Promise<Seen>

const views: readonly [string, Look][] = [
  ['chromium-phone', (url, screenshot) => seeInChromium(tabs, { url, screenshot, view: phone })],
  [
    'chromium-desktop',
    (url, screenshot) => seeInChromium(tabs, { url, screenshot, view: desktop }),
  ],
  ['webkit-phone', (url, screenshot) => seeInWebKit(webkit, { url, screenshot, view: phone })],
]

describe.each(views)('the walk over the launcher in %s', (name, lookAt) => {
  it('goes from the comment to its button, and from that to the app’s own bytes', async () => {
    const page = linkInComment()
    // Markdown has no brackets in addresses; they mean the same encoded.
    expect(decodeURIComponent(page)).toBe(decodeURIComponent(run.outputs['install-url'] ?? ''))
    expect(page.split('#')[0]).toBe(launcher)
    const { install, text, scanned } = await lookAt(page, `launcher-walk-${name}`)
    expect(text).toContain(title)
    expect(text).toContain(`octo-org/no.pages on ${new URL(github.webUrl).host}`)
    const { pathname } = new URL(run.outputs['manifest-url'] ?? '')
    const short = pathname.replace('/releases/download/', '/').replace(/\.plist$/, '')
    expect(scanned.startsWith(`${launcher}#v=2&m=`)).toBe(true)
    expect(scanned).toContain(`${encodeURIComponent(new URL(github.webUrl).host)}${short}&`)
    expect(install).toHaveLength(1)
    await requireInstallable(install[0] ?? '')
  })
})

/** What iOS does with the link: decodes it once, follows each redirect, and downloads. */
async function requireInstallable(link: string): Promise<void> {
  const web = following(github)
  const { body } = await fetched(web, manifestOfLink(link) ?? '')
  expect(metadataIn(body)).toMatchObject({ 'bundle-identifier': 'com.example.app', title })
  const { assets } = readManifest(body.toString())
  const url = assets['software-package'] ?? ''
  expect([(await github.get(url)).status, url]).toEqual([302, run.outputs['ipa-url']])
  const got = (await fetched(web, url)).body
  expect(got.equals(ipa)).toBe(true)
  expect(createHash('sha256').update(got).digest('hex')).toBe(run.outputs['sha256'])
}

it('leads to the help of the launcher with the build still in the address', () => {
  const help = /<a href="([^"]+)">It does not install\?<\/a>/.exec(comment)?.[1] ?? ''
  expect(help.replaceAll('&amp;', '&')).toBe(linkInComment())
})

it('ends at the launcher as it is committed, which takes github.com’s releases alone', async () => {
  const { repository } = await seedRepository(github, {
    fullName: 'octo-org/launcher',
    site: { 'launcher/index.html': await readFile('launcher/index.html', 'utf8') },
  })
  await repository.pages?.publishNow()
  const url = linkInComment().replace(launcher, `${repository.pages?.url}launcher/`)
  const screenshot = 'launcher-walk-other-host'
  const seen = await seeInChromium(tabs, { url, screenshot, view: phone })
  expect(seen.install).toEqual([])
  expect(seen.text).toContain('This link is not safe to use')
  expect(seen.text).toContain('from releases on github.com and from nowhere else')
})

it('tells no server what is installed but the one that has it, and shows nobody a token', () => {
  const pages = github.requests.filter(({ server }) => server === 'pages')
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.map(({ query }) => query).filter(query => query.includes('manifest'))).toEqual([])
  const outside = github.requests.filter(({ server }) => /^(pages|web|assets)$/.test(server))
  expect(new Set(outside.map(({ token }) => token))).toEqual(new Set(['none']))
})
