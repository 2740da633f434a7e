import { existsSync } from 'node:fs'
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
  /** What the browser prefers to read; default English. */
  readonly locale?: string
  /** A touch screen and no mouse, with as many points as Apple's have. */
  readonly touch?: boolean
  /** Pixels of the screen per CSS pixel; default 2. With 1 a picture takes a quarter of the time. */
  readonly density?: 1 | 2
}

export interface ChromiumPage {
  readonly page: Page
  /** Errors on the console, refusals of the content security policy, exceptions. */
  readonly problems: readonly string[]
  /** Address of every request that the page made. */
  readonly requests: readonly string[]
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

// The same engine without a window and what belongs to one: a fifth of the processor time per view, a half per page.
const shell = '/usr/bin/chromium-headless-shell'

/** Debian's Chromium with a profile of its own, deleted when it is closed. */
export function startChromium(): Promise<Browser> {
  const executablePath = existsSync(shell) ? shell : '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: flags })
}

/** Windows that stay open, one per view, because making one takes longer than what a test looks at. */
export interface ChromiumTabs {
  /**
   * Shows an address as if for the first time, and waits until what it fetches by script is there, too; what
   * that view showed before is gone. Any certificate will do.
   */
  readonly open: (url: string, view: ChromiumView) => Promise<ChromiumPage>
  readonly close: () => Promise<void>
}

export async function startTabs(): Promise<ChromiumTabs> {
  const browser = await startChromium()
  const tabs = new Map<string, Promise<ChromiumTab>>()
  return {
    open: async (url, view) => {
      const key = JSON.stringify(view)
      const tab = tabs.get(key) ?? openTab(browser, view)
      tabs.set(key, tab)
      return (await tab)(url)
    },
    close: () => browser.close(),
  }
}

type ChromiumTab = (url: string) => Promise<ChromiumPage>

async function openTab(browser: Browser, view: ChromiumView): Promise<ChromiumTab> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height ?? 800 },
    colorScheme: view.dark === true ? 'dark' : 'light',
    javaScriptEnabled: view.javaScript ?? true,
    ignoreHTTPSErrors: true,
    hasTouch: view.touch ?? false,
    isMobile: view.touch ?? false,
    deviceScaleFactor: view.density ?? 2,
    ...(view.userAgent === undefined ? {} : { userAgent: view.userAgent }),
    ...(view.locale === undefined ? {} : { locale: view.locale }),
  })
  // Chromium emulates one point only, which is what tells an iPad from a Mac.
  const points = 'Object.defineProperty(Navigator.prototype, "maxTouchPoints", { get: () => 5 })'
  if (view.touch === true) await context.addInitScript(points)
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const heard = listen(page)
  return async url => {
    // Two addresses that differ behind `#` only would be one document.
    if (page.url() !== 'about:blank') await page.goto('about:blank')
    const { problems, requests } = heard.anew()
    await page.goto(url)
    await heard.quiet()
    return { page, problems, requests }
  }
}

/** Milliseconds without a request after which a page has what it fetches. Playwright's own rule waits for 500. */
const QUIET = 100

/** Milliseconds. */
const PATIENCE = 30_000

function listen(page: Page) {
  let problems: string[] = []
  let requests: string[] = []
  let pending = 0
  let lastChange = 0
  const count = (change: 1 | -1) => () => {
    pending += change
    lastChange = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('pageerror', error => problems.push(error.message))
  page.on('dialog', dialog => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => requests.push(request.url()))
  const anew = () => {
    problems = []
    requests = []
    return { problems, requests }
  }
  const quiet = async () => {
    const start = Date.now()
    while (pending > 0 || Date.now() - Math.max(start, lastChange) < QUIET) {
      if (Date.now() - start > PATIENCE) throw new Error(`${page.url()} does not come to rest`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
  return { anew, quiet }
}
