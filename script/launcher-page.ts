import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templates } from '../launcher/source/template'
import { words } from '../launcher/source/words'
import { languages } from '../src/site/languages/languages'
import { deviceScript } from '../src/site/pages/script/device'
import { languageScript, own } from '../src/site/pages/script/language'
import { tapScript } from '../src/site/pages/script/tap'
import { launcherStyle } from '../src/site/pages/style'

/**
 * The launcher by file, relative to its folder: one page that needs nothing else, and beside it the
 * languages that it asks for.
 *
 * @param root the folder of this repository
 */
export function buildLauncher(root: string): ReadonlyMap<string, string> {
  const page = buildPage(file => readFileSync(join(root, file), 'utf8'))
  return new Map([
    ['index.html', page],
    ...Object.keys(languages).map(name => [`languages/${name}.json`, textsOf(name, page)] as const),
  ])
}

type Read = (file: string) => string

function buildPage(read: Read): string {
  const script = `(() => {\n'use strict'\n${scripts(read).join('\n')}\n})()`
  const look = squeezed(`${launcherStyle}${read('launcher/source/launcher.css')}`)
  // Ends its element early, or (`<!--`) hides its end: HTML, section 4.12.1.3.
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would not end where it ends')
  return read('launcher/source/page.html')
    .replace(
      'Content-Security-Policy" content=""',
      () => `Content-Security-Policy" content="${policy(script, look)}"`,
    )
    .replace('<style></style>', () => `<style>${look}</style>`)
    .replace('<template></template>', () => templates.toString())
    .replace('<script></script>', () => `<script>${script}</script>`)
}

/** In the order in which they stand in the page, where they share one scope. */
function scripts(read: Read): readonly string[] {
  const helpers = `
    const all = selector => Array.from(document.querySelectorAll(selector))
    const show = selector => all(selector).forEach(element => { element.hidden = false })`
  return [
    `/*\n${read('node_modules/lean-qr/LICENSE').trim()}\n*/`,
    asFunction(read('node_modules/lean-qr/nano.mjs')),
    ...[
      helpers,
      languageScript,
      deviceScript,
      tapScript,
      inOneScope(read('launcher/source/link.js')),
      inOneScope(read('launcher/source/page.js')),
    ].map(inLines),
  ]
}

/** A bundled module with one list of exports at its end: its own names stay its own. */
function asFunction(module: string): string {
  const [whole = '', list = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(module) ?? []
  const names = list.split(',').map(name => name.trim().split(/\s+as\s+/))
  const given = names.map(([inside = '', outside = inside]) => `${outside}: ${inside}`).join(', ')
  const kept = names.map(([inside, outside = inside]) => outside).join(', ')
  return `const { ${kept} } = (() => {${module.replace(whole, '')}; return { ${given} } })()`
}

/** Modules for editors and tests, one plain script for the page. */
function inOneScope(module: string): string {
  return module.replace(/^import .*$/gm, '').replace(/^export /gm, '')
}

/** Without indentation, empty lines, and those that are only for whoever reads the source. */
function inLines(code: string): string {
  const lines = code.split('\n').map(line => line.trim())
  return lines.filter(line => line !== '' && !/^(?:\/\/|\/?\*)/.test(line)).join('\n')
}

/** A style sheet without the spaces that mean nothing. */
function squeezed(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
}

/** The texts that the page may put in, and no others. */
function textsOf(name: string, page: string): string {
  const named = page.matchAll(/ data-(?:t|l)="(?:[a-z-]+ )?(\w+)"/g)
  const keys = new Set([...Object.keys(own), ...[...named].map(([, key = '']) => key)])
  const all = { ...languages[name], ...wordsIn(name) }
  return `${JSON.stringify(Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key))))}\n`
}

function wordsIn(name: string): Readonly<Record<string, string>> {
  return new Map<string, Readonly<Record<string, string>>>(Object.entries(words)).get(name) ?? {}
}

/** Nothing from anywhere but its languages, nothing to anywhere, and no text that becomes markup. */
function policy(script: string, look: string): string {
  return [
    "default-src 'none'",
    `script-src ${digestSource(script)}`,
    `style-src ${digestSource(look)}`,
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

function digestSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}
