import { createHash } from 'node:crypto'
import { type Html, html, ownCode } from './html'
import { style } from './style'

/** What differs between the pages around their content. */
export interface Shell {
  /** Untrusted text is fine. */
  readonly title: string
  /** Class of `body`; chooses the layout in the style sheet. */
  readonly kind: 'build' | 'channel' | 'gallery' | 'gone'
  /** Content of `<meta name="tap-to-install">`: what programs may read off the page. */
  readonly mark: string
  /** Search engines are to stay away. */
  readonly unlisted: boolean
  /** Relative address of a PNG of the same site. Without one, browsers are kept from looking for it. */
  readonly icon?: string
  /** A constant of ours; nothing that a page needs may depend on it. */
  readonly script?: string
}

/** A picture without a byte. */
const noIcon = 'data:,'

/** A whole document that fetches nothing from elsewhere and runs nothing that it did not bring along. */
export function pageShell(shell: Shell, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownCode(contentSecurityPolicy(shell))}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<meta name="tap-to-install" content="${shell.mark}">
${shell.unlisted ? html`<meta name="robots" content="noindex, nofollow">\n` : undefined}<title>${shell.title}</title>
<link rel="icon" href="${shell.icon ?? noIcon}">
<style>${ownCode(style)}</style>
</head>
<body class="${shell.kind}">
<main>
${content}
</main>
${shell.script === undefined ? undefined : html`<script>${ownCode(shell.script)}</script>\n`}</body>
</html>
`
}

/** `connect-src` lets the page ask its own site whether there is a newer build. */
function contentSecurityPolicy({ script, icon }: Shell): string {
  const scripts =
    script === undefined ? [] : [`script-src ${digestSource(script)}`, "connect-src 'self'"]
  return [
    "default-src 'none'",
    icon === undefined ? 'img-src data:' : "img-src 'self'",
    `style-src ${digestSource(style)}`,
    ...scripts,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function digestSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}
