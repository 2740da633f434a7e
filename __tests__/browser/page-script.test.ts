import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { en } from '../../src/site/languages/en'
import { onlySigned } from '../support/build-record'
import { type ChromiumPage, type ChromiumTabs, type ChromiumView, startTabs } from './chromium'
import { adviceOn, backgroundOf, expectInstallable, expectSound, transparent } from './page-checks'
import { photograph } from './photograph'
import { type SampleSite, startSampleSite } from './sample-site'
import { desktop, ipad, iphone, phone } from './views'

let site: SampleSite
let tabs: ChromiumTabs

beforeAll(async () => {
  site = await startSampleSite()
  tabs = await startTabs()
})
afterAll(async () => {
  await tabs?.close()
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
      expect(await shown.page.locator('[data-copy="link"]').isVisible()).toBe(true)
      await photograph(shown.page, 'install-in-app')
    }
  })

  const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString()
  it.each([
    [30.5, 'in 30 days', []],
    [3.5, 'in 3 days', ['soon']],
    [1.5, 'tomorrow', ['soon']],
    [-1.5, 'yesterday', ['expired']],
  ] as const)('with %d days to go says “%s”', async (left, words, expected) => {
    const publishedAt = days(-9)
    const signing = { profileExpires: days(left) }
    const channel = { name: `days${left}`, kind: 'ref' } as const
    const record = site.publish({ channel, publishedAt, signing })
    const shown = await show(record.urls.install, phone)
    expect(await shown.page.locator('.facts').textContent()).toContain(` · ${words}`)
    expect(await adviceOn(shown)).toEqual(expected)
    const isOver = expected.some(when => when === 'expired')
    expect((await backgroundOf(shown, 'a.button')) === transparent).toBe(isOver)
    const link = await shown.page.locator('a.button').getAttribute('href')
    expect(link === null).toBe(isOver)
  })

  it('lets who signs a build anew have it after its end, on a system that is new enough', async () => {
    const signing = { profileExpires: '2026-11-01T00:00:00.000Z' }
    const channel = { name: 'signed-anew', kind: 'ref' } as const
    const record = site.publish({
      channel,
      signing,
      sideload: onlySigned,
      app: { minimumOs: '18.4' },
    })
    const view = { ...phone, locale: 'de-DE' }
    const shown = await show(record.urls.install, view)
    expectSound(shown)
    expect(await adviceOn(shown)).toEqual(['not-for'])
    const buttons = await shown.page.locator('.tap > .button').allTextContents()
    expect(buttons).toEqual([
      'Zu AltStore hinzufügen',
      'Zu SideStore hinzufügen',
      'Zu Feather hinzufügen',
    ])
    expect(await shown.page.locator('[href^="itms-services:"]').count()).toBe(0)
    await photograph(shown.page, 'install-signed-anew')
  })

  it('has no live link for an expired build without script, too', async () => {
    const signing = { profileExpires: '2026-11-01T00:00:00.000Z' }
    const record = site.publish({ channel: { name: 'over', kind: 'ref' }, signing })
    const shown = await show(record.urls.install, { ...phone, javaScript: false })
    expect(await adviceOn(shown)).toEqual(['expired'])
    expect(await backgroundOf(shown, 'a.button')).toBe(transparent)
    expect(await shown.page.locator('a[href^="itms-services:"]').count()).toBe(0)
  })
})

describe('what the phone would refuse', () => {
  const agentOf = (system: string, safari: string): string =>
    iphone.replace('18_0', system).replace('Version/18.0', safari)
  const channel = { name: 'refused', kind: 'ref' } as const
  const pad = ['ipad']
  it.each<[string, string, readonly string[], string, string]>([
    ['an iPhone with the system', '18.0', [], agentOf('18_0', 'Version/18.0'), ''],
    ['an iPhone before it', '17.4', [], agentOf('15_8', 'Version/15.8'), 'iOS 15.8'],
    ['Safari 26, which freezes the other number', '26.0', [], agentOf('18_6', 'Version/26.0'), ''],
    ['a web view whose number is frozen', '26.0', [], agentOf('18_6', 'Slack'), ''],
    ['a web view before it', '17', [], agentOf('16_2', 'Slack'), 'iOS 16.2'],
    ['an iPhone and a build for iPad', '15', pad, agentOf('18_0', 'Version/18.0'), 'iPad only'],
    ['an iPad and a build for iPad', '15', pad, ipad, ''],
  ])('is told to %s', async (_what, minimumOs, families, userAgent, said) => {
    const app = { minimumOs, ...(families.length === 0 ? {} : { deviceFamilies: families }) }
    const record = site.publish({ channel, app })
    const shown = await show(record.urls.install, { ...phone, userAgent })
    const advice = await adviceOn(shown)
    expect(advice.includes('not-for')).toBe(said !== '')
    expect(await shown.page.locator('.tap > .button').textContent()).toBe(
      said === '' ? 'Install' : 'Install anyway',
    )
    if (said !== '') expect(await shown.page.locator('.top').textContent()).toContain(said)
    await expectInstallable(shown, record)
    expectSound(shown)
  })
})

describe('after the tap', () => {
  it('leads to the Home Screen and answers what the phone said instead', async () => {
    const record = site.publish({ channel: { name: 'tapped', kind: 'ref' } })
    const { page, problems } = await show(record.urls.install, phone)
    await page.evaluate(
      'document.querySelector(".button").addEventListener("click", tap => tap.preventDefault())',
    )
    await page.locator('.tap > .button').click()
    const after = page.locator('[data-when="tapped"]')
    expect(await after.textContent()).toContain('look at the Home Screen')
    await after.getByText('Unable to Install').click()
    expect(await after.textContent()).toContain('12 registered devices only')
    expect(await after.textContent()).toContain('UDID')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await after.getByText('Copy report').click()
    const report = await page.evaluate('navigator.clipboard.readText()')
    expect(report).toBe(
      [
        `Example 1.2.3 (45), ${record.buildId}`,
        record.urls.install,
        'iPhone, iOS 18.0',
        '“Unable to Install”, “integrity could not be verified”',
      ].join('\n'),
    )
    expect(problems).toEqual([])
  })
})

describe('the visitor’s language', () => {
  it.each([
    ['de-AT', 'Installieren', 'ltr', '57-1f2e3d4c'],
    ['zh-TW', '安裝', 'ltr', '部裝置'],
    ['ar-EG', 'تثبيت', 'rtl', 'Ad hoc، 12 جهازًا'],
    ['pt-PT', 'Instalar', 'ltr', '12 dispositivos'],
    ['nl-NL', 'Install', 'ltr', '12 devices'],
  ])('is %s', async (locale, install, dir, fact) => {
    const title = '<b>{number}</b>'
    const channel = { name: 'spoken', kind: 'ref' } as const
    site.publish({ channel, run: { id: 1, number: 1 }, signing: { distribution: 'development' } })
    const app = { title, capabilities: ['gyroscope', 'nfc'], onlyModels: ['iPhone11,8'] }
    const record = site.publish({ channel, app })
    const shown = await show(record.urls.install, { ...phone, locale })
    expectSound(shown)
    expect(await shown.page.locator('.tap > .button').textContent()).toBe(install)
    expect(await shown.page.locator('html').getAttribute('dir')).toBe(
      locale.startsWith('nl') ? null : dir,
    )
    expect(await shown.page.locator('.facts').textContent()).toContain(fact)
    expect(await shown.page.locator('h1').textContent()).toBe(title)
    // In one column, however long the words beside it are.
    const edges = await shown.page.evaluate<readonly number[]>(
      `[...document.querySelectorAll(".facts dd")].map(one => Math.round(one.getBoundingClientRect().${dir === 'rtl' ? 'right' : 'left'}))`,
    )
    expect(new Set(edges).size).toBe(1)
    // No text of ours is left in English: whatever is not marked comes from the build.
    for (const english of install === en.install ? [] : [en.gyroscope, en.development, 'only for'])
      expect(await shown.page.locator('main').textContent()).not.toContain(english)
    await shown.page.evaluate(
      'document.querySelectorAll("details").forEach(one => { one.open = true })',
    )
    await photograph(shown.page, `language-${locale}`)
    const asked = shown.requests.filter(url => url.endsWith('.json')).length
    expect(asked).toBe(locale.startsWith('nl') ? 0 : 1)
  })
})

describe('the checksum', () => {
  it('is selected as a whole and copied without its gaps', async () => {
    const record = site.publish({ channel: { name: 'checked', kind: 'ref' } })
    const { page } = await show(record.urls.install, desktop)
    await page.locator('.groups span').nth(3).click()
    expect(await page.evaluate('String(getSelection())')).toBe(record.ipa.sha256)
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
    expect(await shown.page.locator('h2 ~ p').textContent()).toMatch(/^Version 2\.0 \(45\) · /)
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
