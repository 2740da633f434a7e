import { contentType } from './content-type'
import type { Resolved } from './resolve-path'
import type { PagesSite } from './site'

/** An answer without regard to who asks how: what the delivery network keeps. */
export interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body:
    | { readonly kind: 'bytes'; readonly bytes: Buffer }
    | {
        readonly kind: 'blob'
        readonly site: PagesSite
        readonly oid: string
        readonly size: number
      }
}

const common = {
  server: 'GitHub.com',
  'access-control-allow-origin': '*',
  'cache-control': 'max-age=600',
  vary: 'Accept-Encoding',
}

const notFoundPage = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Page not found &middot; GitHub Pages</title></head>
<body><h1>404</h1><p><strong>File not found</strong></p>
<p>The site configured at this address does not contain the requested file.</p></body></html>
`

const noSitePage = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Site not found &middot; GitHub Pages</title></head>
<body><h1>404</h1><p><strong>There isn't a GitHub Pages site here.</strong></p></body></html>
`

const movedPage = '<html><head><title>301 Moved Permanently</title></head></html>\n'
const html = { 'content-type': 'text/html; charset=utf-8' }

/** Turns what an address leads to into status, headers and body. */
export function serve(resolved: Resolved): Served {
  switch (resolved.kind) {
    case 'file':
      return blob(200, resolved.site, { ...resolved.file, name: resolved.name })
    case 'redirect': {
      const headers = { ...common, ...html, location: resolved.location }
      return { status: resolved.status, headers, body: text(movedPage) }
    }
    case 'not-found': {
      const { custom } = resolved
      if (custom !== undefined) return blob(404, custom.site, { ...custom.file, name: '404.html' })
      const page = resolved.hasSite ? notFoundPage : noSitePage
      return { status: 404, headers: { ...common, ...html }, body: text(page) }
    }
  }
}

interface NamedBlob {
  readonly name: string
  readonly oid: string
  readonly size: number
}

function blob(status: number, site: PagesSite, { name, oid, size }: NamedBlob): Served {
  const headers = {
    ...common,
    'content-type': contentType(name),
    'accept-ranges': 'bytes',
    etag: `"${oid.slice(0, 8)}-${size.toString(16)}"`,
  }
  return { status, headers, body: { kind: 'blob', site, oid, size } }
}

function text(page: string): Served['body'] {
  return { kind: 'bytes', bytes: Buffer.from(page) }
}
