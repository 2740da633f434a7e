import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { BuildRecord } from '../../src/site/build-record'
import { hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'
import { readQr } from '../support/read-qr'
import { type ChromiumPage, type ChromiumView, openInChromium, startChromium } from './chromium'
import { type SampleSite, screenshotFile, startSampleSite } from './sample-site'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
const ipad =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'

/** What Safari leaves of an iPhone's screen between its bars. */
const phone: ChromiumView = { width: 390, height: 664, touch: true, userAgent: iphone }
const desktop: ChromiumView = { width: 1280, height: 800 }
const views: readonly [string, ChromiumView][] = [
  ['phone', phone],
  ['phone-dark', { ...phone, dark: true }],
  ['desktop', desktop],
  ['desktop-dark', { ...desktop, dark: true }],
]

const contrasting = views.filter(([name]) => ['phone', 'desktop-dark'].includes(name))

let site: SampleSite
let browser: Browser

beforeAll(async () => {
  site = await startSampleSite()
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const show = (url: string, view: ChromiumView): Promise<ChromiumPage> =>
  openInChromium(browser, url, view)

async function top({ page }: ChromiumPage, selector: string): Promise<number> {
  return (await page.locator(selector).boundingBox())?.y ?? Number.NaN
}

/** Which of the advice that waits for its occasion is in sight. */
async function advice({ page }: ChromiumPage): Promise<readonly string[]> {
  const shown = page.locator('[data-when]:visible')
  const words = await shown.evaluateAll(found => found.map(one => one.getAttribute('data-when')))
  return words.map(String).sort()
}

function expectSound({ problems, requests }: ChromiumPage): void {
  expect(problems).toEqual([])
  expect(requests.filter(url => !url.startsWith(site.url))).toEqual([])
}

async function expectFits({ page }: ChromiumPage): Promise<void> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow).toBe(0)
}

async function expectInstallable(shown: ChromiumPage, record: BuildRecord): Promise<void> {
  const link = shown.page.locator('a[href^="itms-services:"]')
  expect(await link.count()).toBe(1)
  expect(await link.isVisible()).toBe(true)
  expect(manifestOfLink((await link.getAttribute('href')) ?? '')).toBe(record.urls.manifest)
}

describe.each(views)('the install page (%s)', (name, view) => {
  it('shows what matters here first, fits, and asks nobody else for anything', async () => {
    const record = site.publish({ notes: 'Try the new sign-in.\n\n1. Open it\n2. Tap “Sign in”' })
    const shown = await show(record.urls.install, view)
    await shown.page.screenshot({ path: screenshotFile(`install-${name}`), fullPage: true })
    await expectInstallable(shown, record)
    await expectFits(shown)
    expectSound(shown)
    const button = await shown.page.locator('a.button').boundingBox()
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThan(view.height ?? 0)
    expect(button?.height).toBeGreaterThanOrEqual(44)
    expect((await top(shown, 'a.button')) < (await top(shown, 'img.qr'))).toBe(view.touch === true)
    expect(readQr(await shown.page.locator('img.qr').screenshot())).toBe(record.urls.install)
  })

  it('works with JavaScript off', async () => {
    const record = site.publish()
    const shown = await show(record.urls.install, { ...view, javaScript: false })
    await expectInstallable(shown, record)
    await expectFits(shown)
    expectSound(shown)
    expect(await advice(shown)).toEqual([])
    expect(await shown.page.locator('summary').isVisible()).toBe(true)
  })
})

describe.each(contrasting)('the install page (%s)', (name, view) => {
  it.each(Object.entries(hostileTitles))(
    'is not impressed by the title “%s”',
    async (title, text) => {
      const record = site.publish({
        app: { title: text, subtitle: text },
        notes: text,
        channel: { name: 'hostile', kind: 'ref', ref: text },
        signing: { teamName: text, distribution: 'enterprise', deviceCount: undefined },
      })
      const shown = await show(record.urls.install, view)
      await shown.page.screenshot({
        path: screenshotFile(`hostile-${title}-${name}`),
        fullPage: true,
      })
      await expectInstallable(shown, record)
      await expectFits(shown)
      expectSound(shown)
      const heading = await shown.page.locator('h1').textContent()
      expect(heading).toBe(text.replace(/\p{Cc}/gu, '\uFFFD'))
      expect(await top(shown, 'a.button')).toBeLessThan(phone.height ?? 0)
      const channel = await show(record.urls.channel, view)
      await expectFits(channel)
      expectSound(channel)
    },
  )
})

describe('the other pages', () => {
  it.each(contrasting)('fit and are sound (%s)', async (name, view) => {
    site.publish({ run: { id: 9_000_058, number: 58 }, app: { version: '1.2.4' } })
    const other = { bundleId: 'com.example.other', title: 'Other app' }
    site.publish({ run: { id: 9_000_059, number: 59 }, app: other })
    const record = site.publish({ channel: { name: 'main', kind: 'ref', ref: 'main' } })
    for (const [kind, url] of [
      ['gallery', `${site.url}install/`],
      ['channel', `${site.url}install/pr-42/`],
      ['channel-main', record.urls.channel],
    ] as const) {
      const shown = await show(url, view)
      await shown.page.screenshot({ path: screenshotFile(`${kind}-${name}`), fullPage: true })
      await expectFits(shown)
      expectSound(shown)
    }
  })

  it.each(contrasting)('say what is gone and lead on (%s)', async (name, view) => {
    const channel = { name: 'busy', kind: 'ref', ref: 'busy' } as const
    const first = site.publish({ channel, run: { id: 100, number: 1 } })
    for (const number of [2, 3, 4]) site.publish({ channel, run: { id: 100 + number, number } })
    const shown = await show(first.urls.install, view)
    await shown.page.screenshot({ path: screenshotFile(`gone-${name}`), fullPage: true })
    await expectFits(shown)
    expectSound(shown)
    await shown.page.locator('a.button').click()
    expect(shown.page.url()).toBe(first.urls.channel)
  })
})

describe('the advice', () => {
  const webView = iphone.replace(/ Version.*/, ' Mobile/15E148 Slack')
  it.each<[string, ChromiumView, readonly string[]]>([
    ['Safari on an iPhone', phone, []],
    ['an iPad that says it is a Mac', { ...desktop, touch: true, userAgent: ipad }, []],
    ['Safari on a Mac', { ...desktop, userAgent: ipad }, ['computer']],
    [
      'Chrome on an iPhone',
      { ...phone, userAgent: iphone.replace('Version/18.0', 'CriOS/140') },
      ['in-app'],
    ],
    ['a web view', { ...phone, userAgent: webView }, ['in-app']],
    ['a desktop browser', desktop, ['computer']],
  ])('for %s', async (_what, view, expected) => {
    const record = site.publish({ channel: { name: 'advice', kind: 'ref' } })
    const shown = await show(record.urls.install, view)
    expect(await advice(shown)).toEqual(expected)
    await expectInstallable(shown, record)
    if (expected.includes('in-app')) {
      expect(await shown.page.locator('[data-copy]').isVisible()).toBe(true)
      await shown.page.screenshot({ path: screenshotFile('install-in-app'), fullPage: true })
    }
  })

  const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString()
  it.each([
    [3.5, '3 days left', []],
    [1.5, '1 day left', []],
    [0.5, 'less than a day left', []],
    [-0.5, 'expired', ['expired']],
  ] as const)('with %d days to go says “%s”', async (left, words, expected) => {
    const publishedAt = days(-9)
    const signing = { profileExpires: days(left) }
    const channel = { name: `days${left}`, kind: 'ref' } as const
    const record = site.publish({ channel, publishedAt, signing })
    const shown = await show(record.urls.install, phone)
    expect(await shown.page.locator('.facts').textContent()).toContain(` · ${words}`)
    expect(await advice(shown)).toEqual(expected)
  })
})

describe('behind a cache of ten minutes', () => {
  const run = (number: number) => ({ id: 9_100_000 + number, number })

  it('the channel page shows the newest build all the same', async () => {
    const channel = { name: 'cached', kind: 'ref', ref: 'cached' } as const
    site.publish({ channel, run: run(1), app: { version: '1.0' } })
    site.publishPastTheCache({ channel, run: run(2), app: { version: '2.0' } })
    const shown = await show(`${site.url}install/cached/`, phone)
    expectSound(shown)
    expect(await shown.page.locator('h2 ~ p').textContent()).toBe('Version 2.0 (45)')
  })

  it('the page of an older build points to the newer one', async () => {
    const channel = { name: 'older', kind: 'ref', ref: 'older' } as const
    const old = site.publish({ channel, run: run(1), app: { version: '1.0' } })
    const shownBefore = await show(old.urls.install, phone)
    expect(await advice(shownBefore)).toEqual([])
    site.publishPastTheCache({ channel, run: run(2), app: { version: '2.0' } })
    const shown = await show(old.urls.install, phone)
    expect(await advice(shown)).toEqual(['newer'])
    const link = shown.page.locator('[data-when="newer"] a')
    expect(await link.textContent()).toBe('2.0 (45)')
    await link.click()
    expect(shown.page.url()).toBe(old.urls.channel)
  })
})
