import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { style } from '../src/site/pages/style'

/** In the order in which they stand in the page, where they share one scope. */
const scripts = [
  'node_modules/qrcode-generator/dist/qrcode.js',
  'launcher/source/link.js',
  'launcher/source/page.js',
]

/**
 * The launcher as one file that fetches nothing: `launcher/index.html`.
 *
 * @param root the folder of this repository
 */
export function buildLauncher(root: string): string {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8').trim()
  const script = `(() => {\n'use strict'\n${scripts.map(file => inOneScope(read(file))).join('\n\n')}\n})()`
  const look = `${style}${read('launcher/source/launcher.css')}\n`
  // Ends its element early, or (`<!--`) hides its end: HTML, section 4.12.1.3.
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would not end where it ends')
  return `${read('launcher/source/page.html')}\n`
    .replace(
      'Content-Security-Policy" content=""',
      () => `Content-Security-Policy" content="${policy(script, look)}"`,
    )
    .replace('<style></style>', () => `<style>${look}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`)
}

/** Modules for editors and tests, one plain script for the page. */
function inOneScope(module: string): string {
  return module
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '')
    .trim()
}

/** Nothing from anywhere, nothing to anywhere, and no text that becomes markup. */
function policy(script: string, look: string): string {
  return [
    "default-src 'none'",
    `script-src ${digestSource(script)}`,
    `style-src ${digestSource(look)}`,
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

function digestSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}
