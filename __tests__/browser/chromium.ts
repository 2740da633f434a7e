import { type Browser, chromium, type Page } from 'playwright-core'

export interface BrowserView {
  /** CSS pixels. */
  readonly width: number
  readonly height?: number
  readonly dark?: boolean
}

export interface ChromiumView extends BrowserView {
  /** Default true. */
  readonly javaScript?: boolean
  readonly userAgent?: string
  /** A touch screen and no mouse, with as many points as Apple's have. */
  readonly touch?: boolean
}

export interface ChromiumPage {
  readonly page: Page
  /** Errors on the console, refusals of the content security policy, exceptions. */
  readonly problems: readonly string[]
  /** Address of every request that the page made. */
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium with a profile of its own, deleted when it is closed. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
}

/** Opens an address and waits until the page and what it fetched by script are there. Any certificate will do. */
export async function openInChromium(
  browser: Browser,
  url: string,
  view: ChromiumView,
): Promise<ChromiumPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height ?? 800 },
    colorScheme: view.dark === true ? 'dark' : 'light',
    javaScriptEnabled: view.javaScript ?? true,
    ignoreHTTPSErrors: true,
    hasTouch: view.touch ?? false,
    isMobile: view.touch ?? false,
    deviceScaleFactor: 2,
    ...(view.userAgent === undefined ? {} : { userAgent: view.userAgent }),
  })
  // Chromium emulates one point only, which is what tells an iPad from a Mac.
  const points = 'Object.defineProperty(Navigator.prototype, "maxTouchPoints", { get: () => 5 })'
  if (view.touch === true) await context.addInitScript(points)
  const page = await context.newPage()
  const problems: string[] = []
  const requests: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('pageerror', error => problems.push(error.message))
  page.on('dialog', dialog => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => requests.push(request.url()))
  await page.goto(url, { waitUntil: 'networkidle' })
  return { page, problems, requests, close: () => context.close() }
}
