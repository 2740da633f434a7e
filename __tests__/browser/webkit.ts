import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import type { BrowserView } from './chromium'
import { WebDriverSession } from './webdriver'

/** WebKitGTK on a screen of its own. Not iOS Safari, but the same engine under the same style sheet. */
export interface WebKit {
  /** Shows an address as if for the first time. The session stands in the page, whatever the width. */
  readonly open: (url: string, view: BrowserView) => Promise<WebDriverSession>
  readonly close: () => Promise<void>
}

const folders = ['4.1', '6.0', '4.0'].flatMap(version =>
  ['x86_64', 'aarch64'].map(cpu =>
    version === '6.0'
      ? `/usr/lib/${cpu}-linux-gnu/webkitgtk-6.0`
      : `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${version}`,
  ),
)

function miniBrowser(): string {
  const binary = folders.map(folder => `${folder}/MiniBrowser`).find(existsSync)
  if (binary === undefined) throw new Error('no MiniBrowser: install webkit2gtk-driver')
  return binary
}

export async function startWebKit(): Promise<WebKit> {
  const screen = await startScreen()
  const windows = new Map<string, Promise<WebKitWindow>>()
  return {
    open: async (url, view) => {
      const theme = view.dark === true ? 'Adwaita:dark' : 'Adwaita'
      const window = windows.get(theme) ?? openWindow(screen.display, theme)
      windows.set(theme, window)
      const { session } = await window
      await show(session, url, view)
      return session
    },
    close: async () => {
      await Promise.allSettled([...windows.values()].map(async window => (await window).close()))
      await screen.close()
    },
  }
}

/** A virtual screen for any number of browsers. */
async function startScreen() {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x2000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const number = await firstLine(screen)
  return { display: `:${number}`, close: () => stop(screen) }
}

function firstLine(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3]
  if (!isReadable(pipe)) throw new Error('no pipe to read the display number from')
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`Xvfb ended with ${code}`)))
    pipe.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
}

function isReadable(pipe: unknown): pipe is Readable {
  return typeof pipe === 'object' && pipe !== null && 'read' in pipe
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill()
  })
}

/** A browser takes a second to start, so that it stays for all addresses. It has one theme, and its driver one session. */
interface WebKitWindow {
  readonly session: WebDriverSession
  readonly close: () => Promise<void>
}

async function openWindow(display: string, theme: string): Promise<WebKitWindow> {
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GTK_THEME: theme,
      NO_AT_BRIDGE: '1',
      // Without a graphics card, layers put together with OpenGL are half of what a browser does here.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  })
  try {
    const session = await startSession(`http://127.0.0.1:${port}`)
    return { session, close: () => session.close().finally(() => stop(driver)) }
  } catch (error) {
    await stop(driver)
    throw error
  }
}

async function startSession(driver: string): Promise<WebDriverSession> {
  const ready = async (): Promise<boolean> =>
    fetch(`${driver}/status`).then(
      answer => answer.ok,
      () => false,
    )
  for (let tries = 0; tries < 100 && !(await ready()); tries++) await pause(100)
  return WebDriverSession.start(driver, {
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
  })
}

/** Narrowest window that MiniBrowser takes; narrower views are frames in a wider window. */
const narrowestWindow = 450

async function show(session: WebDriverSession, url: string, view: BrowserView): Promise<void> {
  const height = view.height ?? 800
  // Two addresses that differ behind `#` only would be one document.
  await session.open('about:blank')
  await session.resize(Math.max(view.width, 600), height + 120)
  if (view.width >= narrowestWindow) return session.open(url)
  await session.run(
    `document.body.style.margin = 0
     const frame = document.createElement('iframe')
     frame.style = 'border:0;width:${view.width}px;height:${height}px'
     frame.src = arguments[0]
     document.body.append(frame)`,
    url,
  )
  await session.enterFrame('return document.querySelector("iframe")')
  for (let tries = 0; tries < 100 && !(await isLoaded(session)); tries++) await pause(100)
}

async function isLoaded(session: WebDriverSession): Promise<boolean> {
  const state = await session.run('return document.readyState + " " + location.protocol')
  return state === 'complete https:'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))
