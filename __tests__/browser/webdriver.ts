/** The part of W3C WebDriver that the tests need (https://www.w3.org/TR/webdriver2/). */
export class WebDriverSession {
  readonly #base: string

  private constructor(base: string) {
    this.#base = base
  }

  static async start(driver: string, capabilities: object): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } }
    const value = await command(`${driver}/session`, 'POST', body)
    return new WebDriverSession(`${driver}/session/${stringAt(value, 'sessionId')}`)
  }

  /** In the window, whichever frame is the current one. */
  async open(url: string): Promise<void> {
    await this.#post('frame', { id: null })
    await this.#post('url', { url })
  }

  /** Runs the body of a function in the current frame; values come back as JSON. */
  run(body: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#post('execute/sync', { script: body, args })
  }

  /** The element that a script returns becomes the current frame. */
  async enterFrame(script: string): Promise<void> {
    await this.#post('frame', { id: await this.run(script) })
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#post('window/rect', { width, height })
  }

  /** PNG of what the window shows. (Pictures of one element come out black in WebKitGTK 2.50.) */
  async screenshot(): Promise<Buffer> {
    // It waits for the next painting, which a page that stands still does not have.
    await this.run(
      'const { style } = document.body; window.paint = setInterval(() => { style.opacity = style.opacity === "" ? 0.999 : "" }, 50)',
    )
    const picture = await command(`${this.#base}/screenshot`, 'GET')
    await this.run('clearInterval(window.paint); document.body.style.opacity = ""')
    return Buffer.from(String(picture), 'base64')
  }

  async close(): Promise<void> {
    await command(this.#base, 'DELETE')
  }

  #post(path: string, body: object): Promise<unknown> {
    return command(`${this.#base}/${path}`, 'POST', body)
  }
}

/** Milliseconds; a browser that takes longer hangs. */
const patience = 30_000

async function command(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`${method} ${url}, ${JSON.stringify(body)}: ${String(cause)}`, { cause })
  })
  const { value }: { readonly value?: unknown } = Object(await answer.json())
  if (answer.ok) return value
  throw new Error(`${method} ${url}: ${JSON.stringify(value)}`)
}

function stringAt(value: unknown, key: string): string {
  const found: unknown = Object(value)[key]
  if (typeof found === 'string') return found
  throw new Error(`no ${key} in ${JSON.stringify(value)}`)
}
