import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import {
  type ChromiumPage,
  type ChromiumTabs,
  type ChromiumView,
  startChromium,
  tabsOf,
} from './chromium'
import { adviceOn, backgroundOf, expectInstallable, expectSound, transparent } from './page-checks'
import { type SampleSite, screenshotFile, startSampleSite } from './sample-site'
import { desktop, ipad, iphone, phone } from './views'

let site: SampleSite
let browser: Browser
let tabs: ChromiumTabs

beforeAll(async () => {
  site = await startSampleSite()
  browser = await startChromium()
  tabs = tabsOf(browser)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const show = (url: string, view: ChromiumView): Promise<ChromiumPage> => tabs.open(url, view)

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
    expect(await adviceOn(shown)).toEqual(expected)
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
    expect(await adviceOn(shown)).toEqual(expected)
    const isQuiet = (await backgroundOf(shown, 'a.button')) === transparent
    expect(isQuiet).toBe(words === 'expired')
  })

  it('takes the weight off the button of an expired build without script, too', async () => {
    const signing = { profileExpires: '2026-11-01T00:00:00.000Z' }
    const record = site.publish({ channel: { name: 'over', kind: 'ref' }, signing })
    const shown = await show(record.urls.install, { ...phone, javaScript: false })
    expect(await adviceOn(shown)).toEqual(['expired'])
    expect(await backgroundOf(shown, 'a.button')).toBe(transparent)
    await expectInstallable(shown, record)
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
    expect(await adviceOn(shownBefore)).toEqual([])
    site.publishPastTheCache({ channel, run: run(2), app: { version: '2.0' } })
    const shown = await show(old.urls.install, phone)
    expect(await adviceOn(shown)).toEqual(['newer'])
    const link = shown.page.locator('[data-when="newer"] a')
    expect(await link.textContent()).toBe('2.0 (45)')
    await link.click()
    expect(shown.page.url()).toBe(old.urls.channel)
  })
})
