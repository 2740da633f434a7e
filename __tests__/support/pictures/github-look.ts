import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { rehype } from 'rehype'
import rehypeSanitize from 'rehype-sanitize'
import { githubStyle } from './github-style'

/**
 * Markdown as GitHub shows it: by the letter of its dialect (GFM), and of the HTML in it only what GitHub leaves.
 * `rehype-sanitize` brings that list: no style attributes, no scripts, `user-content-` before every id.
 */
export function githubHtml(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return String(rehype().data('settings', { fragment: true }).use(rehypeSanitize).processSync(html))
}

/** A page with one comment of the bot, as on a pull request. */
export function commentPage(markdown: string): string {
  return pageWith(`<main class="comment"><header><b>github-actions</b><i>bot</i><span>commented 3 minutes ago</span></header>
<article class="markdown-body">${githubHtml(markdown)}</article></main>`)
}

/** A page with a job summary, which stands in a frame of its own. */
export function summaryPage(markdown: string): string {
  return pageWith(
    `<main class="comment"><article class="markdown-body">${githubHtml(markdown)}</article></main>`,
  )
}

function pageWith(main: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>GitHub</title><style>${githubStyle}</style></head>
<body>${main}</body></html>
`
}
