import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { visible } from '../../src/primitives/plain-text'
import { hostileTitles } from '../support/build-record'
import { readQr } from '../support/read-qr'
import { type ChromiumPage, type ChromiumTabs, type ChromiumView, startTabs } from './chromium'
import { adviceOn, expectFits, expectInstallable, expectSound } from './page-checks'
import { photograph } from './photograph'
import { type SampleSite, startSampleSite } from './sample-site'
import { desktop, phone } from './views'

const views: readonly [string, ChromiumView][] = [
  ['phone', phone],
  ['phone-dark', { ...phone, dark: true }],
  ['desktop', desktop],
  ['desktop-dark', { ...desktop, dark: true }],
]
const contrasting: readonly [string, ChromiumView][] = views
  .filter(([name]) => ['phone', 'desktop-dark'].includes(name))
  .map(([name, view]) => [name, { ...view, density: 1 }])

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

/** Pixels of the version in the header that nobody sees. */
const cutOff =
  '(line => line.scrollHeight - line.clientHeight)(document.querySelector(".app p:last-child"))'

async function top({ page }: ChromiumPage, selector: string): Promise<number> {
  return (await page.locator(selector).boundingBox())?.y ?? Number.NaN
}

describe.each(views)('the install page (%s)', (name, view) => {
  it('shows what matters here first, fits, and asks nobody else for anything', async () => {
    const record = site.publish({
      notes: 'Try the new sign-in.\n\n1. Open it\n2. Tap “Sign in”',
      app: { version: '2026.11.26-nightly.rework', buildNumber: '20261126.1830' },
    })
    const shown = await show(record.urls.install, view)
    await photograph(shown.page, `install-${name}`)
    await expectInstallable(shown, record)
    await expectFits(shown)
    expectSound(shown)
    const button = await shown.page.locator('a.button').boundingBox()
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThan(view.height ?? 0)
    expect(button?.height).toBeGreaterThanOrEqual(44)
    expect(await shown.page.evaluate(cutOff)).toBe(0)
    expect((await top(shown, 'a.button')) < (await top(shown, 'img.qr'))).toBe(view.touch === true)
    expect(readQr(await shown.page.locator('img.qr').screenshot())).toBe(record.urls.install)
  })

  it('works with JavaScript off', async () => {
    const record = site.publish()
    const shown = await show(record.urls.install, { ...view, javaScript: false })
    await expectInstallable(shown, record)
    await expectFits(shown)
    expectSound(shown)
    expect(await adviceOn(shown)).toEqual([])
    expect(await shown.page.locator('.help > summary').isVisible()).toBe(true)
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
      const shown = await tabs.open(record.urls.install, view)
      await photograph(shown.page, `hostile-${title}-${name}`)
      await expectInstallable(shown, record)
      await expectFits(shown)
      expectSound(shown)
      const heading = await shown.page.locator('h1').textContent()
      expect(heading).toBe(visible(text).replace(/\p{Cc}/gu, '\uFFFD'))
      expect(await top(shown, 'a.button')).toBeLessThan(phone.height ?? 0)
      const channel = await tabs.open(record.urls.channel, view)
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
      await photograph(shown.page, `${kind}-${name}`)
      await expectFits(shown)
      expectSound(shown)
      // The page that stays, not the build that is the newest today.
      if (kind === 'channel-main') {
        expect(readQr(await shown.page.locator('.qr').screenshot())).toBe(url)
      }
    }
  })

  it.each(contrasting)('say what is gone and lead on (%s)', async (name, view) => {
    const channel = { name: 'busy', kind: 'ref', ref: 'busy' } as const
    const first = site.publish({ channel, run: { id: 100, number: 1 } })
    for (const number of [2, 3, 4]) site.publish({ channel, run: { id: 100 + number, number } })
    const shown = await show(first.urls.install, view)
    await photograph(shown.page, `gone-${name}`)
    await expectFits(shown)
    expectSound(shown)
    await shown.page.locator('a.button').click()
    expect(shown.page.url()).toBe(first.urls.channel)
  })
})
