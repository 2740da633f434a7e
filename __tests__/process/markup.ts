/** HTML taken apart: what a browser would build, and what a person would read. */
export interface Markup {
  /** Tags in order, each with the names of its attributes. */
  readonly skeleton: readonly string[]
  /** Text and attribute values, references resolved, white space as it is. */
  readonly text: string
}

const tag = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z-]+(?:="[^"]*")?)*)\s*>/g
const code = /(<(style|script)>).*?(<\/\2>)/gs

/** Strict: a `<` or `>` that belongs to no well-formed tag is an error, as is an `&` of no reference. */
export function readMarkup(html: string): Markup {
  const skeleton: string[] = []
  const text = html
    .replace(code, '$1$3')
    .replace(tag, (_, end, name = 'doctype', attributes = '') => {
      const values = [...attributes.matchAll(/([A-Za-z-]+)(?:="([^"]*)")?/g)]
      skeleton.push([`${end ?? ''}${name}`, ...values.map(([, key]) => key)].join(' '))
      return values.map(([, , value = '']) => `\u0001${value}\u0001`).join('')
    })
  const stray = /[<>]|&(?!(?:amp|lt|gt|quot|nbsp|#\d+);)/.exec(text)
  if (stray !== null)
    throw new Error(`stray markup: ${text.slice(stray.index - 40, stray.index + 40)}`)
  return { skeleton, text: resolved(text) }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
}

function resolved(text: string): string {
  return text.replace(/&(?:([a-z]+)|#(\d+));/g, (_, name, number) =>
    name === undefined ? String.fromCodePoint(Number(number)) : (named[name] ?? ''),
  )
}
