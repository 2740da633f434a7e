import { expect } from '@jest/globals'
import { readQr } from '../support/read-qr'
import type { BrowserView, ChromiumTabs, ChromiumView } from './chromium'
import { keepPicture } from './photograph'
import type { WebDriverSession } from './webdriver'
import type { WebKit } from './webkit'

/** What a page shows and where it leads, as the browser understands it. */
export interface Seen {
  /** As they stand in the document. */
  readonly install: readonly string[]
  /** Absolute. */
  readonly links: readonly string[]
  readonly pictures: readonly string[]
  readonly text: string
  /** What a camera reads off the screen; empty when there is no code. */
  readonly scanned: string
}

const look = `
  const all = selector => [...document.querySelectorAll(selector)]
  return {
    install: all('a[href^="itms-services:"]').map(link => link.getAttribute('href')),
    links: all('a[href]').map(link => link.href).filter(href => href.startsWith('https:')),
    pictures: all('img').map(image => image.naturalWidth > 0 ? image.src : 'broken ' + image.src),
    text: document.body.innerText,
  }`

/** One look at a page. */
export interface Glance<View> {
  readonly url: string
  readonly view: View
  /** Name of the picture that stays for people. */
  readonly screenshot: string
}

export async function seeInChromium(
  tabs: ChromiumTabs,
  { url, view, screenshot }: Glance<ChromiumView>,
): Promise<Seen> {
  const { page, problems } = await tabs.open(url, view)
  const picture = await page.screenshot({ fullPage: true })
  keepPicture(screenshot, picture)
  expect(problems).toEqual([])
  return seen(await page.evaluate(`(() => {${look}})()`), readQr(picture))
}

export async function seeInWebKit(
  webkit: WebKit,
  { url, view, screenshot }: Glance<BrowserView>,
): Promise<Seen> {
  const session = await webkit.open(url, view)
  const { picture, scanned } = await scannedIn(session)
  keepPicture(screenshot, picture)
  return seen(await session.run(look), scanned)
}

/** Painting follows scrolling after a while that no event tells. */
async function scannedIn(session: WebDriverSession) {
  const hasCode = await session.run(
    'const qr = document.querySelector(".qr"); qr?.scrollIntoView({ block: "center" }); return qr !== null',
  )
  let picture = await session.screenshot()
  for (let tries = 1; tries < 20 && hasCode === true && readQr(picture) === ''; tries++) {
    picture = await session.screenshot()
  }
  return { picture, scanned: readQr(picture) }
}

function seen(value: unknown, scanned: string): Seen {
  const { install, links, pictures, text } = Object(value)
  return {
    install: strings(install),
    links: strings(links),
    pictures: strings(pictures),
    text: String(text),
    scanned,
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
