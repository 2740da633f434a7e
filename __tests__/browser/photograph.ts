import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { isWholeMatrix } from '../support/whole-matrix'
import type { WebDriverSession } from './webdriver'

// Pictures for people to look at. Painting a whole page without a graphics card is half of what these tests
// take, so they are made when asked for (`SCREENSHOTS=1`) and in the whole matrix.

const isAskedFor = isWholeMatrix || process.env['SCREENSHOTS'] === '1'

/** Keeps a picture in `build/screenshots`, which git ignores: of the whole page, or what a window shows. */
export async function photograph(page: Page | WebDriverSession, name: string): Promise<void> {
  if (isAskedFor) keepPicture(name, await page.screenshot({ fullPage: true }))
}

/** Keeps a picture that a test made for its own sake. */
export function keepPicture(name: string, picture: Uint8Array): void {
  if (!isAskedFor) return
  const folder = resolve(import.meta.dirname, '../../build/screenshots')
  mkdirSync(folder, { recursive: true })
  writeFileSync(resolve(folder, `${name}.png`), picture)
}
