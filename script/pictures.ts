import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { startChromium } from '../__tests__/browser/chromium'
import { iphone } from '../__tests__/browser/views'
import { siteUrl } from '../__tests__/support/build-record'
import { fontSettings } from '../__tests__/support/pictures/fonts'
import { digestsOf, everythingShown, type Shown } from '../__tests__/support/pictures/shown'

// See script/pictures.

/** Four minutes after the build: what the pages say of its age. */
const NOW = new Date('2026-11-26T10:16:00Z')

const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
const { pictures, story } = await everythingShown()
process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf')
await writeFile(join(folder, 'fonts.conf'), fontSettings(folder))
const browser = await startChromium()
try {
  await mkdir('docs/pictures', { recursive: true })
  for (const shown of pictures) await draw(shown, browser)
  const digests = JSON.stringify(digestsOf(pictures), undefined, 2)
  await writeFile('docs/pictures/shown.json', `${digests}\n`)
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}

async function draw(shown: Shown, browser: Browser): Promise<void> {
  const { name, url, view } = shown
  const { width, height = 100, dark = false, phone = false, density = 2 } = view
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: density,
    ...(phone && { userAgent: iphone }),
    hasTouch: phone,
    isMobile: phone,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  const page: Page = await context.newPage()
  await page.clock.setFixedTime(NOW)
  await page.route('**/*', route => answer(route, shown))
  await page.goto(url, { waitUntil: 'networkidle' })
  const path = `docs/pictures/${name}.png`
  const png = await page.screenshot({ path, fullPage: view.height === undefined })
  console.log(`${path}: ${Math.round(png.length / 1000)} KB`)
  await context.close()
}

/** The site from memory; all else is not there. */
async function answer(route: Route, { url, html }: Shown): Promise<void> {
  const asked = route.request().url()
  if (asked === url) {
    return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
  }
  const path = asked.startsWith(siteUrl) ? asked.slice(siteUrl.length) : ''
  const bytes = story.files.get(path)
  if (bytes === undefined) return route.fulfill({ status: 404, body: '' })
  const contentType = path.endsWith('.png') ? 'image/png' : 'application/json'
  return route.fulfill({ body: Buffer.from(bytes), contentType })
}
