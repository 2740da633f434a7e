import { createHash } from 'node:crypto'
import { parse } from 'plist'
import type { GitHub } from '../support/github/github'
import type { Got } from '../support/github/https-get'
import { askPython, printed } from '../support/ipa/oracle'
import { manifestOfLink } from '../support/itms-parser'

/** The part of the stand-in that a phone sees. */
export type Web = Pick<GitHub, 'get'>

/** What a tap brings onto the phone. */
export interface Installation {
  readonly manifestUrl: string
  readonly manifest: Manifest
  readonly ipaUrl: string
  readonly sha256: string
}

export interface Manifest {
  /** Address by kind. */
  readonly assets: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Opens the page, taps, and downloads the app. Fails the test at the first step that does not work. */
export async function tap(github: Web, page: string): Promise<Installation> {
  const link = itmsLinkOf((await fetched(github, page)).body.toString())
  const manifestUrl = manifestOfLink(link)
  if (manifestUrl === undefined) throw new Error(`iOS would do nothing with ${link}`)
  const manifest = readManifest((await fetched(github, manifestUrl)).body.toString())
  const ipaUrl = manifest.assets['software-package'] ?? ''
  const { body } = await fetched(github, ipaUrl)
  return { manifestUrl, manifest, ipaUrl, sha256: createHash('sha256').update(body).digest('hex') }
}

/** A file that has to be there. */
export async function fetched(github: Web, url: string): Promise<Got> {
  const got = await github.get(url)
  if (got.status !== 200) throw new Error(`${url} answers ${got.status}`)
  return got
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

/** Of an attribute or text in HTML, what it says. */
export function unescaped(markup: string): string {
  return markup.replace(/&(\w+|#39);/g, (whole, name) => entities[name] ?? whole)
}

function itmsLinkOf(html: string): string {
  const href = /<a [^>]*href="(itms-services:[^"]*)"/.exec(html)?.[1]
  if (href === undefined) throw new Error('the page has no install link')
  return unescaped(href)
}

export function readManifest(xml: string): Manifest {
  const item = first(field(parse(xml), 'items'))
  const assets = list(field(item, 'assets')).map(asset => [
    String(field(asset, 'kind')),
    String(field(asset, 'url')),
  ])
  return { assets: Object.fromEntries(assets), metadata: { ...Object(field(item, 'metadata')) } }
}

/** The metadata as Python reads them, from XML or binary. */
export function metadataIn(list: Uint8Array): unknown {
  return metadataInEach([list])[0]
}

/** Of many lists for the start of one Python. */
export function metadataInEach(lists: readonly Uint8Array[]): readonly unknown[] {
  const program = [
    'import base64, json, plistlib, sys',
    'lists = [plistlib.loads(base64.b64decode(line)) for line in sys.stdin]',
    'print(json.dumps([list["items"][0]["metadata"] for list in lists]))',
  ].join('\n')
  const lines = lists.map(
    list => `${Buffer.from(list).toString('base64')}
`,
  )
  const told = printed(askPython(program, Buffer.from(lines.join(''))))
  return JSON.parse(Buffer.from(told).toString())
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function first(value: unknown): unknown {
  return list(value)[0]
}
