import type { App } from '../../ipa/app'
import type { NestedBundle } from '../../ipa/bundle/nested-bundle'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { claimsOf } from './entitlement-claims'
import { type Code, named, signaturesOf } from './executables'

/** Nested code that names the app it belongs to. */
interface Companion {
  readonly code: Code
  readonly nested: NestedBundle
  readonly app: App
}

const PARENTS = 'com.apple.developer.parent-application-identifiers'

/**
 * The app that a watch app names. Installer error InvalidCompanionAppBundleIdentifier, met on iOS 17 and 26
 * (AloneMonkey/MonkeyDev#356, nab138/iloader#757). One that names none may be for the watch alone.
 */
export function watchCompanion({ code, nested, app }: Companion): Complaint | undefined {
  const { companionId } = nested
  const isFit = code.kind !== 'watch-app' || companionId === '' || companionId === app.bundleId
  if (isFit) return undefined
  return {
    message: `${named(code)} belongs to the app ${quoted(companionId)} (WKCompanionAppBundleIdentifier), expected was ${quoted(app.bundleId)} (console: InvalidCompanionAppBundleIdentifier).`,
    fix: `Set WKCompanionAppBundleIdentifier of the watch app to ${app.bundleId} (build setting INFOPLIST_KEY_WKCompanionAppBundleIdentifier, or its Info.plist).`,
  }
}

/**
 * The app that an App Clip claims to belong to: its own application identifier has to begin with that one's
 * (Apple, «Parent Application Identifiers Entitlement»; bazelbuild/rules_apple#1570 shows the installer ask).
 */
export function clipParent({ code, app }: Companion): Complaint | undefined {
  if (code.kind !== 'app-clip') return undefined
  for (const signature of signaturesOf(code)) {
    const claims = claimsOf(signature)
    const own = claims.get('application-identifier')
    const parents = textsIn(claims.get(PARENTS))
    const isFit = typeof own !== 'string' || parents.some(parent => own.startsWith(`${parent}.`))
    if (parents.length === 0 || isFit) continue
    return {
      message: `The signature of ${quoted(code.path)} claims to belong to ${quotedList(parents)} (${PARENTS}), which is not the beginning of its own application identifier ${quoted(own)}.`,
      fix: `Set “${PARENTS}” in the App Clip’s entitlements file to $(AppIdentifierPrefix)${app.bundleId}.`,
    }
  }
  return undefined
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}
