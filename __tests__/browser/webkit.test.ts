import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'
import { readQr } from '../support/read-qr'
import type { BrowserView } from './chromium'
import { photograph } from './photograph'
import { type SampleSite, startSampleSite } from './sample-site'
import type { WebDriverSession } from './webdriver'
import { startWebKit, type WebKit } from './webkit'

let site: SampleSite
let webkit: WebKit

beforeAll(async () => {
  site = await startSampleSite()
  webkit = await startWebKit()
})
afterAll(async () => {
  await webkit?.close()
  await site?.close()
})

const views: readonly [string, BrowserView][] = [
  ['phone', { width: 390, height: 664 }],
  ['phone-dark', { width: 390, height: 664, dark: true }],
  ['desktop', { width: 1280, height: 800 }],
  ['desktop-dark', { width: 1280, height: 800, dark: true }],
]

/** Everything that is looked at, read in one go. */
const look = `
  const links = [...document.querySelectorAll('a[href^="itms-services:"]')]
  const button = links[0].getBoundingClientRect()
  const qr = document.querySelector('img.qr').getBoundingClientRect()
  return {
    links: links.map(link => link.getAttribute('href')),
    heading: document.querySelector('h1').textContent,
    title: document.title,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    buttonInSight: button.bottom < 664 && button.height >= 44,
    buttonFirst: button.top < qr.top,
    dark: getComputedStyle(document.body).backgroundColor === 'rgb(11, 11, 13)',
    light: getComputedStyle(document.body).backgroundColor === 'rgb(245, 245, 247)',
    scriptRan: !document.querySelector('[data-when="computer"]').hidden,
    pictures: [...document.images].every(image => image.complete && image.naturalWidth > 0),
  }`

/** Painting follows scrolling after a while that no event tells. */
async function scannedIn(session: WebDriverSession): Promise<string> {
  await session.run('document.querySelector("img.qr").scrollIntoView({ block: "center" })')
  for (let tries = 0; tries < 20; tries++) {
    const read = readQr(await session.screenshot())
    if (read !== '') return read
  }
  return ''
}

describe.each(views)('the install page in WebKit (%s)', (name, view) => {
  it.each([
    ['ordinary', 'Example'],
    ['markup', hostileTitles['markup'] ?? ''],
    ['chinese', hostileTitles['chinese'] ?? ''],
    ['script', hostileTitles['script'] ?? ''],
    ['long', hostileTitles['long'] ?? ''],
  ])('with the title “%s”', async (kind, title) => {
    const record = site.publish({ app: { title } })
    const session = await webkit.open(record.urls.install, view)
    const { links, ...seen } = Object(await session.run(look))
    expect(seen).toEqual({
      heading: title,
      title: `${title} 1.2.3 (45)`,
      overflow: 0,
      buttonInSight: true,
      buttonFirst: view.width < 760,
      dark: view.dark === true,
      light: view.dark !== true,
      scriptRan: true,
      pictures: true,
    })
    expect(links.map(manifestOfLink)).toEqual([record.urls.manifest])
    await photograph(session, `webkit-${kind}-${name}`)
    expect(await scannedIn(session)).toBe(record.urls.install)
  })
})
