import type { App } from '../ipa/app'
import type { Executable } from '../ipa/bundle/executable'
import { signaturesOf } from '../preflight/rules/executables'
import { fields, flag, matching, readableOf, text } from '../primitives/json-fields'
import { clipped } from '../primitives/plain-text'
import type { Permissions, Sideload, Use } from './build-record'

/** Elements of one list. Apps with all their extensions have some 40; a record travels with every page. */
const MOST_PERMISSIONS = 200
/** Characters of what an app says about one; more is not read from `Info.plist` either. */
const LONGEST_DESCRIPTION = 300

const entitlementName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/
const useName = /^[A-Za-z0-9]{1,60}UsageDescription[A-Za-z0-9]{0,60}$/

/** Every app has these: a source leaves them out (https://faq.altstore.io/developers/make-a-source). */
const everybodys: readonly string[] = [
  'application-identifier',
  'com.apple.developer.team-identifier',
]

/**
 * All that AltStore and SideStore will find in the IPA: they look at the app and its extensions, and refuse
 * what asks for more than its source says (`VerifyAppOperation.swift` of either).
 */
export function permissionsOf(app: App): Permissions {
  const extensions = app.nested.filter(({ kind }) => kind === 'extension')
  const uses = [...extensions.flatMap(({ info }) => info ?? []), app.needs]
  const texts = new Map(uses.flatMap(({ usageDescriptions }) => [...usageDescriptions]))
  return {
    entitlements: limited([...new Set([app, ...extensions].flatMap(entitlementsOf))].toSorted()),
    privacy: limited([...texts])
      .map(([name, usageDescription]) => ({ name, usageDescription }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** In either form: these installers read the XML one, iOS the other. */
function entitlementsOf(code: { readonly executable: Executable }): readonly string[] {
  return signaturesOf(code)
    .flatMap(({ entitlements, derEntitlements }) => [entitlements, derEntitlements])
    .flatMap(form => (form.kind === 'read' ? [...form.values] : []))
    .filter(([name, value]) => !(name === 'get-task-allow' && value === false))
    .map(([name]) => name)
    .filter(name => entitlementName.test(name) && !everybodys.includes(name))
}

function limited<Value>(values: readonly Value[]): readonly Value[] {
  return values.slice(0, MOST_PERMISSIONS)
}

/** @throws for what is none: who cannot tell whether iOS takes a build must not offer it. */
export function readSideload(value: unknown): Sideload {
  const from = fields(value)
  const permissions = fields(from['permissions'])
  return {
    only: flag(from['only']),
    permissions: {
      entitlements: limited(
        readableOf(permissions['entitlements'], name => matching(name, entitlementName)),
      ),
      privacy: limited(readableOf(permissions['privacy'], readUse)),
    },
  }
}

function readUse(value: unknown): Use {
  const from = fields(value)
  return {
    name: matching(from['name'], useName),
    usageDescription: clipped(text(from['usageDescription']), LONGEST_DESCRIPTION),
  }
}
