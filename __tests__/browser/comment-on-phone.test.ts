import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { httpsUrl } from '../../src/primitives/https-url'
import { qrPng } from '../../src/site/qr'
import { commentPage, summaryPage } from '../support/pictures/github-look'
import { readQr } from '../support/read-qr'
import { startChromium } from './chromium'

const golden = join(import.meta.dirname, '../report/golden')
const texts = readdirSync(golden).filter(file => /^(?:comment|summary)-/.test(file))

const link = httpsUrl('https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/')
const qr = Buffer.from(qrPng(link))

const pullRequest = 'https://github.com/octo-org/app/pull/42'

let browser: Browser
let page: Page
let html = ''

beforeAll(async () => {
  browser = await startChromium()
  const viewport = { width: 360, height: 740 }
  page = await browser.newPage({ viewport, isMobile: true, hasTouch: true, deviceScaleFactor: 2 })
  await page.route('**/*', route =>
    route.request().url() === pullRequest
      ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
      : route.fulfill({ body: qr, contentType: 'image/png' }),
  )
})
afterAll(() => browser?.close())

async function show(file: string): Promise<void> {
  const markdown = readFileSync(join(golden, file), 'utf8')
  html = file.startsWith('comment') ? commentPage(markdown) : summaryPage(markdown)
  await page.goto(pullRequest, { waitUntil: 'load' })
  // As a reader would who wants to know everything.
  await page.evaluate('document.querySelectorAll("details").forEach(one => { one.open = true })')
}

/** What is cut off, or has to be scrolled to; the words of a program may, as in a log. */
const tooWide = `[document.documentElement, ...document.querySelectorAll('.comment, .markdown-body *')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .filter(one => one.localName !== 'pre')
  .map(one => one.outerHTML.slice(0, 200))`

/** With words longer than a line, as a digest in a summary, what holds them may scroll, but not the page. */
const pageTooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Text that was meant as markup. */
const RAW = /<\/?[a-z]+[ >]|&(?:#\d+|[a-z]+);|\*\*|\]\(https|^#+ |^\| /m

describe('what GitHub makes of a comment or a summary on a phone', () => {
  it.each(texts)('%s fits, and shows no markup', async file => {
    await show(file)
    const body = page.locator('.markdown-body')
    expect(await page.evaluate(pageTooWide)).toBe(0)
    if (!file.includes('hostile')) {
      if (!file.startsWith('summary')) expect(await page.evaluate(tooWide)).toEqual([])
      expect(await page.evaluate('document.querySelector("article").innerText')).not.toMatch(RAW)
    }
    for (const anchor of await body.locator('a').all()) {
      expect(await anchor.getAttribute('href')).toMatch(
        /^https:\/\/(?:octo-org\.)?github\.(?:io|com)\//,
      )
    }
    for (const code of await body.locator('img[alt^="QR code"]').all()) {
      const box = await code.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(130)
      expect(box?.height).toBeCloseTo(box?.width ?? 0, 0)
    }
  })

  it('has a code that a camera reads', async () => {
    await show('comment-ready.md')
    const code = page.locator('img[alt^="QR code"]')
    expect(readQr(await code.screenshot())).toBe(link)
  })
})
