import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TestCertificate } from '../../tls'
import { suffer } from '../fault-effect'
import type { Faults } from '../faults'
import { type LoopbackManner, type LoopbackServer, serveLoopback } from '../loopback-server'
import type { RequestLog } from '../request-log'
import { resolvePath } from './resolve-path'
import { send } from './send'
import { type Served, serve } from './served'
import type { PagesSite } from './site'

export interface PagesHostsOptions extends LoopbackManner {
  readonly certificate: TestCertificate
  readonly log: RequestLog
  readonly faults: Faults
  /** Where strangers of a members-only site are sent. */
  readonly loginUrl: string
  /** `stale`: whatever was answered once is answered for ten minutes, a 404 too. */
  readonly cdn: 'fresh' | 'stale'
}

interface Kept {
  readonly served: Served
  /** Milliseconds since the epoch. */
  readonly at: number
}

interface Host {
  readonly server: LoopbackServer
  readonly sites: PagesSite[]
}

/** `max-age=600` of GitHub Pages, in milliseconds. */
const keepFor = 600_000

/** The https servers of Pages: one host per owner, and one per custom domain. */
export class PagesHosts {
  readonly #options: PagesHostsOptions
  readonly #owners = new Map<string, Host>()
  readonly #domains: Host[] = []
  readonly #kept = new Map<string, Kept>()

  constructor(options: PagesHostsOptions) {
    this.#options = options
  }

  /** Origin of the owner's host, which stands for `https://<owner>.github.io`. */
  async ownerOrigin(owner: string): Promise<string> {
    return (await this.#ownerHost(owner)).server.origin
  }

  /** Origin of a new host of its own: another loopback address, as a custom domain is another name. */
  async customOrigin(): Promise<string> {
    const host = await this.#open('127.0.0.2')
    this.#domains.push(host)
    return host.server.origin
  }

  /** Serves the site on its host, and below its owner's host. */
  async mount(site: PagesSite): Promise<void> {
    const owner = await this.#ownerHost(site.repository.owner)
    for (const host of [owner, ...this.#domains]) {
      const others = host.sites.filter(({ repository }) => repository !== site.repository)
      const belongs = host === owner || host.server.origin === site.origin
      host.sites.splice(0, host.sites.length, ...others, ...(belongs ? [site] : []))
    }
  }

  /** As when Pages is switched off. */
  unmount(site: PagesSite): void {
    for (const host of [...this.#owners.values(), ...this.#domains]) {
      const index = host.sites.indexOf(site)
      if (index >= 0) host.sites.splice(index, 1)
    }
  }

  async close(): Promise<void> {
    const hosts = [...this.#owners.values(), ...this.#domains]
    await Promise.all(hosts.map(({ server }) => server.close()))
  }

  async #ownerHost(owner: string): Promise<Host> {
    const known = this.#owners.get(owner)
    if (known !== undefined) return known
    const host = await this.#open('127.0.0.1')
    this.#owners.set(owner, host)
    return host
  }

  async #open(address: string): Promise<Host> {
    const sites: PagesSite[] = []
    const server: LoopbackServer = await serveLoopback({
      address,
      tls: this.#options.certificate,
      onBug: this.#options.onBug,
      answerDelay: this.#options.answerDelay,
      handler: (request, response) => this.#handle(host, request, response),
    })
    const host: Host = { server, sites }
    return host
  }

  async #handle(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, log } = this.#options
    const entry = log.add('pages', host.server.origin, request)
    response.once('finish', () => {
      entry.status = response.statusCode
    })
    const fault = faults.strike(entry)
    if (fault === 'lost-answer') return void request.socket.destroy()
    if (fault !== undefined) return suffer(fault, request, response)
    request.resume()
    if (entry.method !== 'GET' && entry.method !== 'HEAD') {
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    }
    await send(this.#lookUp(host, entry.path, entry.query), request, response)
  }

  #lookUp({ server: { origin }, sites }: Host, path: string, query: string): Served {
    const key = `${origin}${path}?${query}`
    const kept = this.#kept.get(key)
    const { cdn, loginUrl } = this.#options
    if (cdn === 'stale' && kept !== undefined && Date.now() - kept.at < keepFor) return kept.served
    const served = serve(resolvePath({ sites, origin, path, loginUrl }))
    this.#kept.set(key, { served, at: Date.now() })
    return served
  }
}
