import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { type LaunchedBuild, launcherLink } from '../../src/site/launcher-link'
import { hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'
import { readQr } from '../support/read-qr'
import { type ChromiumPage, type ChromiumTabs, type ChromiumView, startTabs } from './chromium'
import { aLaunchedBuild, formerFragment, fragmentOf, hostileFragments } from './fragments'
import {
  allRefused,
  type LauncherSite,
  type Opened,
  openFragment,
  refused,
  startLauncherSite,
} from './launcher-page'
import { adviceOn, backgroundOf, expectFits, expectSound, transparent } from './page-checks'
import { photograph } from './photograph'
import { desktop, ipad, iphone, phone } from './views'

let site: LauncherSite
let tabs: ChromiumTabs

beforeAll(async () => {
  site = await startLauncherSite()
  tabs = await startTabs()
})
afterAll(async () => {
  await tabs?.close()
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

const webView = iphone.replace(/ Version.*/, ' Mobile/15E148 Slack')

function ending(profileExpires: string): LaunchedBuild {
  const { signing } = aLaunchedBuild().app
  return aLaunchedBuild('Example', undefined, { signing: { ...signing, profileExpires } })
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
    await photograph(page, `launcher-${kind}-${name}`)
    const install = await page.locator('a.button').getAttribute('href')
    expect(manifestOfLink(install ?? '')).toBe(build.manifest)
    expect(await page.locator('.owner').textContent()).toContain('octo-org/app on github.com')
    expect(await page.locator('.owner a').getAttribute('href')).toBe(
      'https://github.com/octo-org/app',
    )
    expect(await page.locator('dl.strip').textContent()).toMatch(/48\.2 MB.*iOS 15.*12.*20\d\d/s)
    expect(await page.locator('dl.facts').textContent()).toMatch(
      /tap-to-install.*Pull request #42.*57-1f2e3d4c.*Ad hoc.*· in 90 days/s,
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
      const side = await shown.page.locator('svg.qr').getAttribute('viewBox')
      // Version 10 has 57 modules; what a camera reads easily ends about there.
      expect(Number(side?.split(' ')[2]) - 8).toBeLessThanOrEqual(57)
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
    await photograph(shown.page, 'launcher-refused-phone')
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
      title: 'Other',
    })
  })

  it('says what it is for without a fragment, and without JavaScript', async () => {
    const shown = await show('', desktop)
    expect(await shown.page.locator('main').textContent()).toContain('Nothing to install yet')
    await photograph(shown.page, 'launcher-empty-desktop')
    const view = { ...desktop, javaScript: false }
    const still = await show(fragmentOf(aLaunchedBuild()), view)
    expect(await still.page.locator('main').textContent()).toContain('needs JavaScript')
    expectSound(still)
  })

  it('says that a build has expired', async () => {
    const shown = await show(fragmentOf(ending('2026-01-02T13:04:05Z')), phone)
    expect(await adviceOn(shown)).toEqual(['expired'])
    expect(await backgroundOf(shown, 'a.button')).toBe(transparent)
    expect(await shown.page.locator('a[href^="itms-services:"]').count()).toBe(0)
    expect(await shown.page.locator('dl.facts').textContent()).toMatch(/Jan 2, 2026 · .* ago/)
  })

  it('says that a build is about to expire', async () => {
    const days = new Date(Date.now() + 3.5 * 86_400_000).toISOString()
    const shown = await show(fragmentOf(ending(days)), phone)
    expect(await adviceOn(shown)).toEqual(['soon'])
    expect(await shown.page.locator('[data-when="soon"]').textContent()).toMatch(/^Install before /)
  })

  it.each<[string, Partial<LaunchedBuild['app']>, ChromiumView, string]>([
    [
      'an old system',
      { minimumOs: '18.2.0' },
      phone,
      'Not for this iPhone. This build needs iOS 18.2 or later; this iPhone has iOS 18.0. iOS will say “Unable to Install”.',
    ],
    [
      'an iPhone and an app for iPad alone',
      { minimumOs: '', deviceFamilies: ['ipad'] },
      phone,
      'Not for this iPhone. This build is for iPad only. iOS will say “Unable to Install”.',
    ],
    [
      'an iPad',
      { minimumOs: '26', deviceFamilies: ['ipad'] },
      { ...desktop, touch: true, userAgent: ipad },
      'Not for this iPad. This build needs iPadOS 26 or later; this iPad has iPadOS 18.0. iOS will say “Unable to Install”.',
    ],
  ])('tells that it will fail, and leaves the button (%s)', async (what, app, view, said) => {
    const shown = await show(fragmentOf(aLaunchedBuild('Example', undefined, app)), view)
    expect(await adviceOn(shown)).toEqual(['not-for'])
    const notice = (await shown.page.locator('[data-when="not-for"]').allInnerTexts()).join()
    expect(notice.replace(/\s+/g, ' ')).toBe(said)
    const button = shown.page.locator('a.button')
    expect([(await button.allInnerTexts()).join(), await button.getAttribute('href')]).toEqual([
      'Install anyway',
      expect.stringMatching(/^itms-services:/),
    ])
    await photograph(shown.page, `launcher-not-for-${what.replaceAll(' ', '-')}`)
  })

  it('promises nothing of what was published against advice, nor does its code', async () => {
    const build = aLaunchedBuild('Example', undefined, { verdict: 'refused' })
    const shown = await show(fragmentOf(build), phone)
    const notice = shown.page.locator('.notice:not([hidden])')
    expect(await notice.allInnerTexts()).toEqual(['iOS will say “Unable to Install”.'])
    expect(await shown.page.locator('.tap > .button').textContent()).toBe('Install anyway')
    expect(readQr(await shown.page.screenshot({ fullPage: true }))).toContain('&r=1&')
    await show(fragmentOf(aLaunchedBuild()), phone)
    expect(await notice.count()).toBe(0)
  })

  it('answers what the phone says after the tap, with the facts of the build', async () => {
    const signing = { ...aLaunchedBuild().app.signing, distribution: 'development' } as const
    const build = aLaunchedBuild('Example', undefined, { signing: { ...signing, deviceCount: 1 } })
    const shown = await show(fragmentOf(build), { ...phone })
    const { page } = shown
    expect(await page.locator('.more h2').allInnerTexts()).toEqual([
      'Turn on Developer Mode once',
      'About this build',
    ])
    await page.evaluate(
      'document.querySelector("a.button").addEventListener("click", event => event.preventDefault())',
    )
    await page.locator('a.button').click()
    expect(await adviceOn(shown)).toEqual(['tapped'])
    const symptoms = page.locator('.after .symptoms summary')
    expect(await symptoms.allInnerTexts()).toEqual([
      '“Unable to Install”, “integrity could not be verified”',
      '“Cannot connect to github.com”',
      '“Developer Mode Required”',
      'Nothing happened',
      'The icon stays at “Waiting…” or “Loading…”',
      'It is installed, but does not open',
    ])
    await symptoms.first().click()
    const answer = (await page.locator('.symptoms details[open]').allInnerTexts()).join()
    expect(answer).toContain('runs on 1 registered device only')
    expect(answer).toContain('The device needs iOS 15 or later.')
    expect(answer).toContain('How do I find the UDID?')
    await photograph(page, 'launcher-after-tap')
    expectSound(shown)
  })

  it.each([
    ['de', 'ltr', 'Installieren', 'Dieser Link ist nicht sicher'],
    ['ar', 'rtl', 'تثبيت', 'هذا الرابط غير آمن'],
  ])('speaks the language of the visitor (%s)', async (locale, direction, install, unsafe) => {
    for (const [width, dark] of [
      [320, false],
      [390, true],
    ] as const) {
      const view = { ...phone, width, dark, locale, density: 1 } as const
      const shown = await show(fragmentOf(aLaunchedBuild()), view)
      expect((await shown.page.locator('a.button').allInnerTexts()).join()).toBe(install)
      expect(await shown.page.locator('html').getAttribute('dir')).toBe(direction)
      expect((await shown.page.locator('.owner').allInnerTexts()).join()).toContain('octo-org/app')
      await expectFits(shown)
      expectSound(shown)
      await photograph(shown.page, `launcher-${locale}-${width}`)
      expect(await opened(shown, 'v=2')).toMatchObject({ heading: unsafe, install: [] })
    }
  })

  it('stays in English where it was copied without its languages', async () => {
    const file = `tap-to-install/launcher/languages/fr.json`
    const kept = site.files.get(file)
    site.files.delete(file)
    const shown = await show(fragmentOf(aLaunchedBuild()), { ...phone, locale: 'fr' })
    expect((await shown.page.locator('a.button').allInnerTexts()).join()).toBe('Install')
    if (kept !== undefined) site.files.set(file, kept)
  })

  it('understands links as they were made before', async () => {
    const shown = await show(formerFragment('2099-03-04'), phone)
    const install = await shown.page.locator('a.button').getAttribute('href')
    expect(manifestOfLink(install ?? '')).toBe(aLaunchedBuild().manifest)
    expect((await shown.page.locator('main').allInnerTexts()).join()).toMatch(
      /Example\s+Version 1\.2\.3 \(45\).*48\.2 MB.*iOS 15.*Pull request #42.*57-1f2e3d4c/s,
    )
    expect(await adviceOn(shown)).toEqual([])
    expect(await adviceOn(await show(formerFragment('2020-03-04'), phone))).toEqual(['expired'])
    const bare = await show(fragmentOf(aLaunchedBuild()).replace(/&t=.*/, ''), phone)
    expect((await bare.page.locator('h1').allInnerTexts()).join()).toBe('app')
    expect(await bare.page.locator('dl.strip').count()).toBe(0)
    expectSound(bare)
  })

  it('copies its address with the build in it', async () => {
    const view = { ...phone, userAgent: webView }
    const shown = await show(fragmentOf(aLaunchedBuild()), view)
    await shown.page.evaluate(
      'Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => { globalThis.copied = text } } })',
    )
    await shown.page.locator('[data-copy="link"]').click()
    expect(await shown.page.evaluate('globalThis.copied')).toBe(shown.page.url())
    const inSafari = await shown.page.locator('[data-t="inSafari"]').getAttribute('href')
    expect(inSafari).toBe(`x-safari-${shown.page.url()}`)
  })

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
      expect(await shown.page.locator('[data-copy="link"]').isVisible()).toBe(true)
      await photograph(shown.page, 'launcher-in-app')
    }
  })

  it('tells nobody what it was asked to open', () => {
    expect(new Set(site.requests.map(path => path.replace(/(?:ar|de|fr)\.json$/, '')))).toEqual(
      new Set(['/tap-to-install/launcher/', '/tap-to-install/launcher/languages/']),
    )
  })
})
