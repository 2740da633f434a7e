import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { httpsUrl } from '../../src/primitives/https-url'
import { launcherLink } from '../../src/site/launcher-link'
import { hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'
import { readQr } from '../support/read-qr'
import {
  type ChromiumPage,
  type ChromiumTabs,
  type ChromiumView,
  startChromium,
  tabsOf,
} from './chromium'
import { aLaunchedBuild, fragmentOf, hostileFragments } from './fragments'
import {
  allRefused,
  type LauncherSite,
  type Opened,
  openFragment,
  refused,
  startLauncherSite,
} from './launcher-page'
import { adviceOn, backgroundOf, expectFits, expectSound, transparent } from './page-checks'
import { screenshotFile } from './sample-site'
import { desktop, ipad, iphone, phone } from './views'

let site: LauncherSite
let browser: Browser
let tabs: ChromiumTabs

beforeAll(async () => {
  site = await startLauncherSite()
  browser = await startChromium()
  tabs = tabsOf(browser)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const show = (fragment: string, view: ChromiumView): Promise<ChromiumPage> =>
  tabs.open(`${site.launcher}#${fragment}`, view)

async function opened({ page }: ChromiumPage, fragment: string): Promise<Opened> {
  return page.evaluate<Opened>(`(async function () {${openFragment}})(${JSON.stringify(fragment)})`)
}

async function top({ page }: ChromiumPage, selector: string): Promise<number> {
  return (await page.locator(selector).boundingBox())?.y ?? Number.NaN
}

const views: readonly [string, ChromiumView][] = [
  ['phone', { ...phone, density: 1 }],
  ['phone-dark', { ...phone, dark: true, density: 1 }],
  ['desktop', { ...desktop, density: 1 }],
  ['desktop-dark', { ...desktop, dark: true, density: 1 }],
]
const looks = views.map(([name, view]) => ({
  name,
  view,
  titles: {
    ordinary: 'Example',
    ...(['phone', 'desktop-dark'].includes(name) ? hostileTitles : {}),
  },
}))

describe.each(looks)('the launcher ($name)', ({ name, view, titles }) => {
  it.each(Object.entries(titles))('installs a build called “%s”', async (kind, title) => {
    const build = aLaunchedBuild(title)
    const shown = await tabs.open(launcherLink(httpsUrl(site.launcher), build), view)
    const { page } = shown
    await page.screenshot({
      path: screenshotFile(`launcher-${kind}-${name}`),
      fullPage: true,
    })
    const install = await page.locator('a.button').getAttribute('href')
    expect(manifestOfLink(install ?? '')).toBe(build.manifest)
    expect(await page.locator('.owner').textContent()).toContain('octo-org/app on github.com')
    expect(await page.locator('.owner a').getAttribute('href')).toBe(
      'https://github.com/octo-org/app',
    )
    expect(await page.locator('dl.facts').textContent()).toMatch(
      /tap-to-install.*Pull request #42.*57-1f2e3d4c.*48\.2 MB.*iOS 15\.0 or later.*· \d+ days left/s,
    )
    const button = await page.locator('a.button').boundingBox()
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThan(view.height ?? 0)
    expect((await top(shown, 'a.button')) < (await top(shown, 'svg.qr'))).toBe(view.touch === true)
    await expectFits(shown)
    expectSound(shown)
  })
})

describe('the launcher', () => {
  it('draws a code that leads a camera to the same build', async () => {
    for (const title of ['Example', hostileTitles['long'], hostileTitles['chinese']]) {
      const address = launcherLink(httpsUrl(site.launcher), aLaunchedBuild(title))
      const shown = await tabs.open(address, desktop)
      const scanned = readQr(await shown.page.screenshot())
      const again = await tabs.open(scanned, phone)
      const manifest = manifestOfLink(
        (await again.page.locator('a.button').getAttribute('href')) ?? '',
      )
      expect(manifest).toBe(aLaunchedBuild().manifest)
    }
  })

  it('refuses what leads anywhere else, or hides where it leads', async () => {
    const shown = await show('', phone)
    const seen: Record<string, unknown> = {}
    for (const [what, fragment] of Object.entries(hostileFragments)) {
      seen[what] = await opened(shown, fragment)
    }
    expect(seen).toEqual(allRefused)
    expectSound(shown)
    expect(shown.requests).toEqual([shown.page.url().split('#')[0]].map(String))
    await shown.page.screenshot({ path: screenshotFile('launcher-refused-phone'), fullPage: true })
  })

  it.each([
    ['a slash in a tag', 'builds%2Fapp'],
    ['a tag with a plus sign', 'v1.0+45'],
    ['a tag with an encoded plus sign', 'v1.0%2B45'],
    ['a tag that is no English', '%E7%BD%91%E9%A1%B5'],
  ])('takes %s', async (_what, tag) => {
    const manifest = `https://github.com/octo_corp/app.ios/releases/download/${tag}/a-1.plist`
    const shown = await show(fragmentOf(aLaunchedBuild('Example', manifest)), phone)
    const install = await shown.page.locator('a.button').getAttribute('href')
    expect(manifestOfLink(install ?? '')).toBe(manifest)
  })

  it('forgets the build before when the link is refused', async () => {
    const shown = await show(fragmentOf(aLaunchedBuild()), phone)
    expect(await opened(shown, 'v=1&manifest=javascript:alert(1)')).toMatchObject(refused)
    expect(await opened(shown, fragmentOf(aLaunchedBuild('Other')))).toMatchObject({
      heading: 'Other',
      title: 'Install Other',
    })
  })

  it('says what it is for without a fragment, and without JavaScript', async () => {
    const shown = await show('', desktop)
    expect(await shown.page.locator('main').textContent()).toContain('Nothing to install yet')
    await shown.page.screenshot({ path: screenshotFile('launcher-empty-desktop') })
    const view = { ...desktop, javaScript: false }
    const still = await show(fragmentOf(aLaunchedBuild()), view)
    expect(await still.page.locator('main').textContent()).toContain('needs JavaScript')
    expectSound(still)
  })

  it('says that a build has expired', async () => {
    const { app, ...build } = aLaunchedBuild()
    const expired = { ...build, app: { ...app, profileExpires: '2026-01-02T03:04:05Z' } }
    const shown = await show(fragmentOf(expired), phone)
    expect(await adviceOn(shown)).toEqual(['expired'])
    expect(await backgroundOf(shown, 'a.button')).toBe(transparent)
    expect(await shown.page.locator('dl.facts').textContent()).toContain('2 Jan 2026 · expired')
  })

  const webView = iphone.replace(/ Version.*/, ' Mobile/15E148 Slack')
  it.each<[string, ChromiumView, readonly string[]]>([
    ['Safari on an iPhone', phone, []],
    ['an iPad that says it is a Mac', { ...desktop, touch: true, userAgent: ipad }, []],
    ['Safari on a Mac', { ...desktop, userAgent: ipad }, ['computer']],
    ['a web view', { ...phone, userAgent: webView }, ['in-app']],
    ['a desktop browser', desktop, ['computer']],
  ])('has advice for %s', async (_what, view, expected) => {
    const shown = await show(fragmentOf(aLaunchedBuild()), view)
    expect(await adviceOn(shown)).toEqual(expected)
    expect(await shown.page.locator('a.button').isVisible()).toBe(true)
    if (expected.includes('in-app')) {
      expect(await shown.page.locator('[data-copy]').isVisible()).toBe(true)
      await shown.page.screenshot({ path: screenshotFile('launcher-in-app'), fullPage: true })
    }
  })

  it('tells nobody what it was asked to open', () => {
    expect(new Set(site.requests)).toEqual(new Set(['/tap-to-install/launcher/']))
  })
})
