import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@jest/globals'
import { hostileFragments } from './fragments'
import { type StaticSite, startStaticSite } from './static-site'

export interface LauncherSite extends StaticSite {
  readonly launcher: string
}

/** The committed page, where the project's own workflow puts it. */
export async function startLauncherSite(): Promise<LauncherSite> {
  const site = await startStaticSite()
  return { ...site, launcher: putLauncher(site) }
}

/** Its address on a site. */
export function putLauncher(site: Pick<StaticSite, 'url' | 'files'>): string {
  const folder = resolve(import.meta.dirname, '../../launcher')
  const languages = readdirSync(resolve(folder, 'languages')).map(name => `languages/${name}`)
  for (const file of ['index.html', ...languages]) {
    site.files.set(`tap-to-install/launcher/${file}`, readFileSync(resolve(folder, file)))
  }
  return `${site.url}tap-to-install/launcher/`
}

/** Function body that puts `arguments[0]` behind `#` and tells what a person then sees. */
export const openFragment = `
  const fragment = arguments[0]
  const go = hash => new Promise(done => {
    addEventListener('hashchange', () => done(), { once: true })
    location.hash = hash
  })
  if (location.hash !== '') await go('')
  await go(fragment)
  const main = document.querySelector('main')
  return {
    heading: main.querySelector('h1').textContent,
    reason: main.querySelector('[role=alert]')?.textContent ?? '',
    install: [...main.querySelectorAll('a[href^="itms-services:"]')].map(link => link.getAttribute('href')),
    links: [...main.querySelectorAll('a')].map(link => link.getAttribute('href')).filter(href => !/^(itms|x-safari)-/.test(href)),
    owner: main.querySelector('.owner')?.textContent ?? '',
    foreign: document.querySelectorAll('main img, main script, main iframe, main style').length,
    title: document.title,
  }`

/** What `openFragment` answers. */
export interface Opened {
  readonly heading: string
  readonly reason: string
  readonly install: readonly string[]
  readonly links: readonly string[]
  readonly owner: string
  readonly foreign: number
  readonly title: string
}

/** A link that the page does not follow: it says why, in its own words, and offers nothing to tap. */
export const refused = {
  heading: 'This link is not safe to use',
  reason: expect.stringMatching(/^The link[ ’][^<>%]{10,}$/),
  install: [],
  links: [],
  owner: '',
  foreign: 0,
  title: 'Install an app',
}

export const allRefused = Object.fromEntries(
  Object.keys(hostileFragments).map(what => [what, refused]),
)
