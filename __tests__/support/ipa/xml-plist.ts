import {
  type DictionaryInput,
  entriesOf,
  isArray,
  isDictionary,
  type PlistInput,
  Real,
  Uid,
} from './plist-input'

/** Writes an XML property list as Xcode does: UTF-8, tabs, keys in the order given. */
export function xmlPlist(value: PlistInput): Uint8Array {
  return xmlDocument(xmlValue(value, ''))
}

/** The same around whatever is given, for what no value can say. */
export function xmlDocument(body: string): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${body}
</plist>
`,
  )
}

function xmlValue(value: PlistInput, indent: string): string {
  return `${indent}${element(value, indent)}`
}

function element(value: PlistInput, indent: string): string {
  if (typeof value === 'string') return `<string>${escapeXml(value)}</string>`
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>'
  if (typeof value === 'bigint') return `<integer>${value}</integer>`
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`
  }
  if (value instanceof Real) return `<real>${value.value}</real>`
  if (value instanceof Date) return `<date>${value.toISOString().replace(/\.\d+Z$/, 'Z')}</date>`
  if (value instanceof Uint8Array) return data(value, indent)
  if (value instanceof Uid) return element({ CF$UID: value.value }, indent)
  if (isDictionary(value)) return dict(value, indent)
  if (isArray(value)) return array(value, indent)
  throw new TypeError('no value of a property list')
}

function array(items: readonly PlistInput[], indent: string): string {
  if (items.length === 0) return '<array/>'
  const lines = items.map(item => xmlValue(item, `${indent}\t`))
  return `<array>\n${lines.join('\n')}\n${indent}</array>`
}

function dict(dictionary: DictionaryInput, indent: string): string {
  const inner = `${indent}\t`
  const lines = entriesOf(dictionary).map(
    ([key, item]) => `${inner}<key>${escapeXml(key)}</key>\n${xmlValue(item, inner)}`,
  )
  return lines.length === 0 ? '<dict/>' : `<dict>\n${lines.join('\n')}\n${indent}</dict>`
}

function data(bytes: Uint8Array, indent: string): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,68}/g) ?? []
  return ['<data>', ...lines, '</data>'].join(`\n${indent}`)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
