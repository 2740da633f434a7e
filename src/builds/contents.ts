import type { App } from '../ipa/app'
import type { NestedKind } from '../ipa/bundle/nested-bundle'
import { claimsOf, valueInWords } from '../preflight/rules/entitlement-claims'
import { signaturesOf } from '../preflight/rules/executables'
import { plainText } from '../primitives/plain-text'
import type { BuildInside, NamedValue } from './build-record'

/** Elements of one list: a record travels with every page, and the largest apps have some 300 frameworks. */
const MOST_ELEMENTS = 400
/** Characters. */
const LONGEST_NAME = 120
const LONGEST_VALUE = 200

const libraries: readonly NestedKind[] = ['framework', 'library']
const extensions: readonly NestedKind[] = ['extension', 'app-clip', 'watch-app']

/** What a later build will be compared with. */
export function insideOf(app: App): BuildInside {
  const ofKind = (kinds: readonly NestedKind[]) =>
    app.nested.filter(({ kind }) => kinds.includes(kind))
  return {
    entitlements: entitlementsOf(app),
    usageDescriptions: namedValues([...app.needs.usageDescriptions]),
    frameworks: names(ofKind(libraries).map(({ path }) => path.slice(path.lastIndexOf('/') + 1))),
    extensions: names(ofKind(extensions).map(({ bundleId }) => bundleId)),
  }
}

/** Of the first architecture: `modified-after-signing` and its kin look at all. */
function entitlementsOf(app: App): readonly NamedValue[] {
  const [signature] = signaturesOf(app)
  const claims = signature === undefined ? [] : [...claimsOf(signature)]
  return namedValues(claims.map(([key, value]) => [key, valueInWords(value)]))
}

function namedValues(entries: readonly (readonly [string, string])[]): readonly NamedValue[] {
  return entries
    .slice(0, MOST_ELEMENTS)
    .map(([name, value]) => ({
      name: plainText(name, LONGEST_NAME),
      value: plainText(value, LONGEST_VALUE),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function names(all: readonly string[]): readonly string[] {
  const plain = all.map(name => plainText(name, LONGEST_NAME)).filter(name => name !== '')
  return [...new Set(plain)].toSorted().slice(0, MOST_ELEMENTS)
}
