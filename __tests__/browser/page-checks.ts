import { expect } from '@jest/globals'
import type { BuildRecord } from '../../src/builds/build-record'
import { manifestOfLink } from '../support/itms-parser'
import type { ChromiumPage } from './chromium'

/** One link, in sight, that iOS reads as the manifest's address. */
export async function expectInstallable(
  { page }: ChromiumPage,
  record: BuildRecord,
): Promise<void> {
  const link = page.locator('a[href^="itms-services:"]')
  expect(await link.count()).toBe(1)
  expect(await link.isVisible()).toBe(true)
  expect(manifestOfLink((await link.getAttribute('href')) ?? '')).toBe(record.urls.manifest)
}

/** No error, nothing that the policy refused, nothing asked of another origin. */
export function expectSound({ page, problems, requests }: ChromiumPage): void {
  const { origin } = new URL(page.url())
  expect(problems).toEqual([])
  expect(requests.filter(url => new URL(url).origin !== origin)).toEqual([])
}

/** Nothing to scroll sideways for. */
export async function expectFits({ page }: ChromiumPage): Promise<void> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow).toBe(0)
}

/** Which of the advice that waits for its occasion is in sight. */
export async function adviceOn({ page }: ChromiumPage): Promise<readonly string[]> {
  const shown = page.locator('[data-when]:visible')
  const words = await shown.evaluateAll(found => found.map(one => one.getAttribute('data-when')))
  return words.map(String).sort()
}

export const transparent = 'rgba(0, 0, 0, 0)'

export function backgroundOf({ page }: ChromiumPage, selector: string): Promise<string> {
  const element = `document.querySelector(${JSON.stringify(selector)})`
  return page.evaluate<string>(`getComputedStyle(${element}).backgroundColor`)
}
