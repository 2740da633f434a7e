import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseBuildJson } from '../../src/builds/build-json'
import { placeInTree } from '../../src/site/layout'
import type { Shelf, SiteChange, SiteContent } from '../../src/site/shelf'
import type { Hosting, Publication, Target } from '../../src/targets/target'
import { siteUrl } from './build-record'

export interface MemoryTarget extends Required<Target> {
  /** Contents by path relative to the root of the site. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Serves the site as Pages would: an address without a file answers 404. */
  readonly fetch: typeof fetch
  /** The commit messages. */
  readonly reasons: readonly string[]
}

export interface MemoryTargetOptions {
  readonly hosting?: Partial<Hosting>
  /** Runs before each change is written; what it throws, `apply` throws. */
  readonly beforeApply?: (reason: string) => void
  /** false: what was published cannot be fetched. */
  readonly served?: () => boolean
}

/** A site in memory that keeps the promises of every target. */
export function memoryTarget(options: MemoryTargetOptions = {}): MemoryTarget {
  const files = new Map<string, Uint8Array>()
  const reasons: string[] = []
  return {
    files,
    reasons,
    baseUrl: async () => siteUrl,
    survey: async () => ({ ...openHosting, ...options.hosting }),
    plan: async build => placeInTree({ directory: 'install', ...build }, siteUrl),
    read: async () => shelfOf(files),
    apply: async (edit, { reason, beforeWrite }) => {
      options.beforeApply?.(reason)
      reasons.push(reason)
      const change = edit(shelfOf(files))
      await beforeWrite?.(change)
      return write(files, change)
    },
    contents: async () => new Map(),
    discard: async () => {},
    tidy: async () => [],
    nudge: async () => {},
    hasFailed: async () => false,
    whyNotLive: async () => '',
    fetch: async (input, init) => {
      const request = new Request(input, init)
      return options.served?.() === false ? notFound() : answer(files, request)
    },
  }
}

const openHosting: Hosting = {
  ipaHost: 'pages',
  ipaLimit: { bytes: 95 * 1024 * 1024, reason: 'It is a host', larger: '' },
  access: 'public',
  accessReason: '',
  page: 'pages',
  redirects: [],
  withoutRedirect: '',
  sourceIsPublic: true,
  baseUrl: siteUrl,
}

function shelfOf(files: ReadonlyMap<string, Uint8Array>): Shelf {
  return {
    files: [...files].map(([path, bytes]) => ({ path, size: bytes.length })),
    builds: [...files].flatMap(([path, bytes]) => {
      const record = path.endsWith('/build.json') ? parseBuildJson(bytes) : undefined
      return record === undefined ? [] : [{ folder: path.slice(0, -'/build.json'.length), record }]
    }),
  }
}

function write(files: Map<string, Uint8Array>, change: SiteChange): Publication {
  const before = digestOf(files)
  for (const path of change.remove) files.delete(path)
  for (const { path, content } of change.write) files.set(path, bytesOf(content))
  const after = digestOf(files)
  return { kind: before === after ? 'unchanged' : 'written', attempts: 1, commit: after }
}

function bytesOf(content: SiteContent): Uint8Array {
  return content.kind === 'bytes' ? content.bytes : readFileSync(content.path)
}

function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha1')
  for (const path of [...files.keys()].sort()) {
    hash.update(`${path}\0`).update(files.get(path) ?? '')
  }
  return hash.digest('hex')
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  plist: 'application/xml',
  png: 'image/png',
  ipa: 'application/octet-stream',
  json: 'application/json; charset=utf-8',
}

function answer(
  files: ReadonlyMap<string, Uint8Array>,
  { url, headers, method }: Request,
): Response {
  const path = decodeURIComponent(new URL(url).pathname.slice(new URL(siteUrl).pathname.length))
  const bytes = files.get(path.endsWith('/') || path === '' ? `${path}index.html` : path)
  if (!url.startsWith(siteUrl) || bytes === undefined) return notFound()
  const type = types[path.split('.').at(-1) ?? ''] ?? types['html'] ?? ''
  const range = /^bytes=(\d+)-(\d+)$/.exec(headers.get('range') ?? '')
  if (range === null) {
    return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { 'content-type': type, 'content-length': String(bytes.length) },
    })
  }
  const [start, end] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)]
  return new Response(new Uint8Array(bytes.subarray(start, end + 1)), {
    status: 206,
    headers: {
      'content-type': type,
      'content-range': `bytes ${start}-${end}/${bytes.length}`,
      'content-length': String(end + 1 - start),
    },
  })
}

function notFound(): Response {
  return new Response('404', { status: 404, headers: { 'content-type': 'text/html' } })
}
