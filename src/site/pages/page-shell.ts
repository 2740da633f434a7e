import { createHash } from 'node:crypto'
import { languageFolder } from '../languages/languages'
import { type Html, html, ownCode } from './html'
import { script } from './page-script'
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
  readonly robots: 'welcome' | 'unwelcome'
  /** Relative address of our folder of the site, ending in `/`. */
  readonly home: string
  /** What a chat shows of the page's address. */
  readonly preview?: Preview
  /** Relative address of a PNG of the same site. Without one, browsers are kept from looking for it. */
  readonly icon?: string
}

/** Texts of Open Graph (https://ogp.me); untrusted text is fine. */
export interface Preview {
  readonly title: string
  readonly description: string
  /** Absolute addresses. */
  readonly image?: string
  readonly url?: string
}

/** A picture without a byte. */
const noIcon = 'data:,'

/** A whole document that fetches nothing from elsewhere and runs nothing that it did not bring along. */
export function pageShell(shell: Shell, content: Html): Html {
  return html`<!doctype html>
<html lang="en" data-languages="${shell.home}${languageFolder}/">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownCode(contentSecurityPolicy(shell))}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f5f5f7">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0b0b0d">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<meta name="tap-to-install" content="${shell.mark}">
${shell.robots === 'unwelcome' ? html`<meta name="robots" content="noindex, nofollow">\n` : undefined}${preview(shell)}<title>${shell.title}</title>
<link rel="icon" href="${shell.icon ?? noIcon}">
${shell.icon && html`<link rel="apple-touch-icon" href="${shell.icon}">\n`}<style>${ownCode(style)}</style>
</head>
<body class="${shell.kind}">
<main>
${content}
</main>
<script>${ownCode(script)}</script>
</body>
</html>
`
}

function preview({ preview }: Shell): Html | undefined {
  if (preview === undefined) return undefined
  const { title, description, image, url } = preview
  return html`<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${image && html`<meta property="og:image" content="${image}">\n`}${url && html`<meta property="og:url" content="${url}">\n`}`
}

/** `connect-src` lets the page ask its own site for its language and whether there is a newer build. */
function contentSecurityPolicy({ icon }: Shell): string {
  return [
    "default-src 'none'",
    icon === undefined ? 'img-src data:' : "img-src 'self'",
    `style-src ${digestSource(style)}`,
    `script-src ${digestSource(script)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function digestSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}
