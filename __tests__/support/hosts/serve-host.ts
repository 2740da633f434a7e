import { existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { type Got, httpsGet } from '../github/https-get'
import { type LoopbackServer, serveLoopback } from '../github/loopback-server'
import { arrayAt, isObject, objectAt, valueAt } from '../github/openapi/json'
import { testCertificate } from '../tls'
import type { Host } from './hosts'

/** One server that behaves like any of the hosts, with what the upload tools have put online. */
export interface HostServer {
  readonly url: string
  readonly get: (url: string) => Promise<Got>
  /** From now on it is this host, with what lies in `folder` (see `upload-tools.mjs`). */
  readonly become: (host: Host, folder: string) => void
  /** By path without the first slash: what it answers instead. */
  readonly answers: Map<string, Answer>
  readonly close: LoopbackServer['close']
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export async function startHostServer(): Promise<HostServer> {
  const { ca, cert, key } = await testCertificate()
  const answers: HostServer['answers'] = new Map()
  let current: { readonly host: Host; readonly folder: string } | undefined
  const server = await serveLoopback({
    tls: { cert, key },
    onBug: bug => console.error(bug),
    handler: async (request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', server.origin).pathname).slice(1)
      const set = answers.get(path)
      send(
        set ?? (current === undefined ? notThere(404) : answerOf(path, current)),
        request,
        response,
      )
    },
  })
  return {
    url: `${server.origin}/`,
    get: url => httpsGet(url, { ca }),
    become: (host, folder) => {
      current = { host, folder }
    },
    answers,
    close: server.close,
  }
}

interface Site {
  readonly host: Host
  readonly folder: string
}

function answerOf(path: string, { host, folder }: Site): Answer {
  const served = join(folder, 'served')
  const isFile = (name: string): boolean =>
    existsSync(join(served, name)) && statSync(join(served, name)).isFile()
  const isFolder = !path.endsWith('/') && isFile(`${path}/index.html`)
  if (isFolder && host.folder === 'redirects') return movedTo(`/${path}/`)
  if (path.endsWith('/index.html') && isFile(path) && host.indexPath === 'redirects')
    return movedTo(`/${path.slice(0, -'index.html'.length)}`)
  const asksForFolder = path === '' || path.endsWith('/')
  const name = asksForFolder && host.index === 'answers' ? `${path}index.html` : path
  const isHidden = host.settings === '_headers' && name === '_headers'
  if (!isFile(name) || isHidden) return missing({ host, folder }, isFile)
  const type = host.types[extname(name).slice(1)] ?? host.otherwise
  const set = settingsFor(`/${path}`, name, { host, folder })
  const headers = { 'content-type': type, ...host.headers, ...set }
  return { status: 200, headers, body: readFileSync(join(served, name)) }
}

function missing({ host, folder }: Site, isFile: (name: string) => boolean): Answer {
  if (host.missing !== 'home-page') return notThere(host.missing)
  if (isFile('404.html') || !isFile('index.html')) return notThere(404)
  const body = readFileSync(join(folder, 'served', 'index.html'))
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function notThere(status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from('not there') }
}

function movedTo(location: string): Answer {
  return { status: 308, headers: { location }, body: new Uint8Array() }
}

function settingsFor(
  address: string,
  name: string,
  { host, folder }: Site,
): Readonly<Record<string, string>> {
  switch (host.settings) {
    case 'none':
      return {}
    case 'metadata':
      return headersIn(objectAt(readJson(join(folder, 'metadata.json')), name))
    case '_headers':
      return ofHeadersFile(address, join(folder, 'served', '_headers'))
    case 'firebase.json':
      return ofFirebase(address, readJson(join(folder, 'firebase.json')))
  }
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return isObject(json) ? json : {}
}

function headersIn(object: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, String(value)]))
}

/** An address at the beginning of a line, with `*` for anything, and below it headers with a space before. */
function ofHeadersFile(address: string, file: string): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {}
  const found: Record<string, string> = {}
  let applies = false
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) applies = matches(line, address)
    else if (applies) found[name.toLowerCase()] = value
  }
  return found
}

function ofFirebase(
  address: string,
  json: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const rules = arrayAt(json, 'hosting', 'headers')
  const those = rules.filter(rule => matches(`/${String(valueAt(rule, 'source'))}`, address))
  return Object.fromEntries(
    those
      .flatMap(rule => arrayAt(rule, 'headers'))
      .map(header => [
        String(valueAt(header, 'key')).toLowerCase(),
        String(valueAt(header, 'value')),
      ]),
  )
}

function matches(pattern: string, address: string): boolean {
  const expression = pattern
    .split(/\*\*\/\*|\*+/)
    .map(text => text.replace(/[.]/g, '\\.'))
    .join('.*')
  return new RegExp(`^${expression}$`).test(address)
}

/** With the one sort of range that is asked for. */
function send(
  { status, headers, body }: Answer,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const end = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '')?.[1]
  const isPart = status === 200 && end !== undefined
  const part = isPart ? body.subarray(0, Number(end) + 1) : body
  const range = isPart ? { 'content-range': `bytes 0-${end}/${body.length}` } : {}
  response.writeHead(isPart ? 206 : status, { ...headers, ...range, 'content-length': part.length })
  response.end(request.method === 'HEAD' ? undefined : part)
}
