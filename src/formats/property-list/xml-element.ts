import type { PropertyList, TakeEntry } from './property-list'
import { leafValue } from './xml-text'

const CONTAINERS: ReadonlySet<string> = new Set(['plist', 'dict', 'array'])
const LEAVES: ReadonlySet<string> = new Set(
  'key string integer real date data true false'.split(' '),
)

/** An element of an XML property list while it is read. */
export interface Element {
  readonly name: string
  /** What it will be worth; undefined for a leaf. */
  readonly content: Content | undefined
  /** Elements inside it so far. */
  children: number
  /** Text of a leaf so far, as it stands there. */
  raw: string
  /** The same with references resolved. */
  text: string
}

/** Values of an array or of the root; or a dictionary, with the key whose value comes next. */
type Content =
  | { readonly kind: 'values'; readonly values: PropertyList[] }
  | {
      readonly kind: 'entries'
      readonly entries: Map<string, PropertyList>
      /** Takes what would be an entry. */
      readonly take: TakeEntry | undefined
      key: string
    }

export function isKnown(name: string): boolean {
  return CONTAINERS.has(name) || LEAVES.has(name)
}

export function elementNamed(name: string, take?: TakeEntry): Element {
  return { name, content: contentOf(name, take), children: 0, raw: '', text: '' }
}

/** The value of the root, which has one. */
export function onlyValue({ content }: Element): PropertyList | undefined {
  return content?.kind === 'values' ? content.values[0] : undefined
}

/** Adds an element that is closed to the one around it. */
export function addTo({ content: into }: Element, { name, content, text }: Element): void {
  if (into?.kind === 'entries' && name === 'key') into.key = text
  else if (into?.kind === 'entries') addEntry(into, valueIn(name, content, text))
  else into?.values.push(valueIn(name, content, text))
}

function addEntry(
  { entries, take, key }: Extract<Content, { kind: 'entries' }>,
  value: PropertyList,
) {
  if (take) take(key, value)
  else entries.set(key, value)
}

/** Of a dictionary, the key whose value comes next. */
export function keyIn(element: Element | undefined): string | undefined {
  return element?.content?.kind === 'entries' ? element.content.key : undefined
}

function valueIn(name: string, content: Content | undefined, text: string): PropertyList {
  if (content === undefined) return leafValue(name, text)
  return content.kind === 'entries' ? content.entries : content.values
}

function contentOf(name: string, take: TakeEntry | undefined): Content | undefined {
  if (name === 'dict') return { kind: 'entries', entries: new Map(), take, key: '' }
  return CONTAINERS.has(name) ? { kind: 'values', values: [] } : undefined
}
