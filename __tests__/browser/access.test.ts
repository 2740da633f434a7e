import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { type LaunchedBuild, launcherLink } from '../../src/site/launcher-link'
import { type ChromiumPage, type ChromiumTabs, type ChromiumView, startTabs } from './chromium'
import { aLaunchedBuild } from './fragments'
import { putLauncher } from './launcher-page'
import { expectFits, expectSound } from './page-checks'
import { photograph } from './photograph'
import { type SampleSite, startSampleSite } from './sample-site'
import { desktop, phone } from './views'

const axe = readFileSync(
  resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
)

let site: SampleSite
let tabs: ChromiumTabs
let pages: Readonly<Record<string, string>>

beforeAll(async () => {
  site = await startSampleSite()
  pages = publishEveryState()
  tabs = await startTabs()
})
afterAll(async () => {
  await tabs?.close()
  await site?.close()
})

function publishEveryState(): Readonly<Record<string, string>> {
  const ref = (name: string) => ({ name, kind: 'ref', ref: name }) as const
  const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString()
  const run = (number: number) => ({ id: 9_300_000 + number, number })
  const first = site.publish({ channel: ref('busy'), run: run(1) })
  for (const number of [2, 3, 4]) {
    site.publish({
      channel: ref('busy'),
      run: run(number),
      app: { version: `1.${number}` },
      ipa: { size: 10_000_000 * number },
    })
  }
  const kiosk = { deviceFamilies: ['ipad'], minimumOs: '26.0' }
  return {
    development: site.publish({
      notes: 'Try it.',
      signing: { distribution: 'development' },
      source: { title: 'Checkout redesign', author: 'octocat', branch: 'checkout' },
    }).urls.install,
    refused: site.publish({ channel: ref('kiosk'), app: kiosk }).urls.install,
    soon: site.publish({ channel: ref('soon'), signing: { profileExpires: days(3) } }).urls.install,
    over: site.publish({ channel: ref('over'), signing: { profileExpires: days(-3) } }).urls
      .install,
    enterprise: site.publish({
      channel: ref('house'),
      signing: { distribution: 'enterprise', deviceCount: undefined },
    }).urls.install,
    gone: first.urls.install,
    channel: first.urls.channel,
    gallery: `${site.url}install/`,
    ...launcherStates(days),
  }
}

function launcherStates(days: (count: number) => string): Readonly<Record<string, string>> {
  const launcher = putLauncher(site)
  const { signing } = aLaunchedBuild().app
  const link = (app: Partial<LaunchedBuild['app']>): string =>
    launcherLink(httpsUrl(launcher), aLaunchedBuild('Example', undefined, app))
  const old = { minimumOs: '26', signing: { ...signing, profileExpires: days(3) } }
  return {
    launcher: link({ signing: { ...signing, distribution: 'development' } }),
    'launcher-not-for': link(old),
    'launcher-over': link({ signing: { ...signing, profileExpires: days(-3) } }),
    'launcher-doubtful': link({ verdict: 'refused' }),
    'launcher-refused': `${launcher}#v=2`,
  }
}

/**
 * What axe finds wrong, light and dark; its source comes in by the debugger, past the page's policy.
 * The second time it looks for what colours can do.
 */
async function faultsOf({ page }: ChromiumPage): Promise<unknown> {
  await page.evaluate(axe)
  const found = (options: string): Promise<unknown> =>
    page.evaluate(
      `axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)]))`,
    )
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await found('{ resultTypes: ["violations"] }')
  await page.emulateMedia({ colorScheme: 'dark' })
  return {
    light,
    dark: await found('{ resultTypes: ["violations"], runOnly: ["color-contrast"] }'),
  }
}

const views: readonly [string, ChromiumView][] = [
  ['phone', { ...phone, density: 1 }],
  ['desktop', { ...desktop, density: 1 }],
]

describe.each(views)('axe (%s)', (name, view) => {
  it('finds nothing on any page in any state', async () => {
    for (const [state, url] of Object.entries(pages)) {
      const shown = await tabs.open(url, view)
      await shown.page.evaluate(
        'document.querySelectorAll("details").forEach(one => { one.removeAttribute("name"); one.open = true })',
      )
      await photograph(shown.page, `access-${state}-${name}`)
      expect([state, await faultsOf(shown)]).toEqual([state, { light: [], dark: [] }])
      expectSound(shown)
    }
  })
})

/** Width in CSS pixels, and size of text; the last is the view's own width, where the next page begins. */
const sizes = [
  ['320', 320, '100%'],
  ['834', 834, '100%'],
  ['zoomed', 195, '100%'],
  ['large-text', 390, '212.5%'],
] as const

describe('every page', () => {
  it('fits, and breaks no button, whatever the width and the size of text', async () => {
    for (const [state, url] of Object.entries(pages)) {
      const shown = await tabs.open(url, { ...phone, density: 1 })
      for (const [name, width, size] of sizes) {
        await shown.page.setViewportSize({ width, height: 664 })
        await shown.page.evaluate(`document.documentElement.style.fontSize = '${size}'`)
        await photograph(shown.page, `access-${state}-${name}`)
        await expectFits(shown)
        // One line of text, whatever the size: as high as its line and padding.
        const lines = await shown.page.evaluate(
          '[...document.querySelectorAll(".tap > .button, li > .mini")].map(one => (one.clientHeight - 2) / parseFloat(getComputedStyle(one).fontSize))',
        )
        for (const height of Array.isArray(lines) ? lines : []) {
          expect([state, name, height < 4]).toEqual([state, name, true])
        }
      }
    }
  })

  it('prints on one sheet with the code', async () => {
    const { page } = await tabs.open(pages['development'] ?? '', { ...desktop, density: 1 })
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('img.qr').isVisible()).toBe(true)
    expect(await page.locator('.tap').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' })
    const edge = await page.evaluate(
      'getComputedStyle(document.querySelector(".tap > .button")).borderTopColor',
    )
    expect(edge).not.toBe('rgba(0, 0, 0, 0)')
  })
})
