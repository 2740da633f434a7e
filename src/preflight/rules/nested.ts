import type { App } from '../../ipa/app'
import type { NestedBundle } from '../../ipa/bundle/nested-bundle'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { dayInWords } from '../../primitives/in-words'
import { quoted } from '../../primitives/plain-text'
import type { PreflightContext } from '../context'
import type { Finding } from '../finding'
import type { Complaint, Rule } from '../rule'
import {
  CERTIFICATES_PAGE,
  certificateInWords,
  EXPORT_AD_HOC,
  MOST_FINDINGS,
  PROFILES_PAGE,
} from '../wording'
import { appInfo } from './app-info'
import { bundleIdPattern, covers } from './application-identifier'
import { clipParent, watchCompanion } from './companion'
import { applicationIdentifiersOf } from './entitlement-claims'
import { type Code, codeOf, hasOwnProfile, named, signaturesOf } from './executables'
import { extensionInfo } from './extension-info'
import { intentsHandledTwice } from './intents'
import { causeOf, missingSignature } from './signature'
import { signersOf } from './signer'
import { isVouchedFor } from './vouching'
import { watchInfo } from './watch-info'

/** What is asked about one extension, App Clip or watch app. */
interface Part {
  readonly code: Code
  readonly nested: NestedBundle
  readonly parent: Code
  readonly app: App
  readonly context: PreflightContext
}

/** The system installs an app with everything in it or not at all. */
export const nestedCode: Rule = (app, context) => {
  const all = codeOf(app)
  const parts = app.nested.flatMap((nested, index): readonly Part[] => {
    const code = all[index + 1]
    const parent = code?.parent
    const counts = code && parent && hasOwnProfile(nested) && !isPlaceholder(nested)
    return counts ? [{ code, nested, parent, app, context }] : []
  })
  const told = parts.flatMap(part => [...complaints(part)])
  return [...appInfo(app).map(ofContents), ...told, ...intentsHandledTwice(app).map(ofContents)]
    .slice(0, MOST_FINDINGS)
    .map(finding)
}

/** What the store puts in the place of a watch app until the watch fetches it. */
function isPlaceholder({ path }: NestedBundle): boolean {
  return path.startsWith('com.apple.WatchPlaceholder/')
}

function finding({ message, ...rest }: Complaint): Finding {
  return {
    rule: 'nested-code',
    level: 'error',
    message: `${message} The phone would only say “Unable to Install”.`,
    ...rest,
  }
}

/**
 * Versions are not among them: that those of nested code equal the app's is asked by App Store Connect (90379)
 * and by Xcode for watch apps, not by the installer.
 */
const QUESTIONS: readonly ((part: Part) => Complaint | undefined)[] = [
  signature,
  part => ofContents(identifier(part)),
  part => ofContents(watchCompanion(part)),
  part => ofContents(clipParent(part)),
  profile,
  profileEnd,
  certificateEnd,
]

function* complaints(part: Part): Generator<Complaint> {
  for (const ask of QUESTIONS) {
    const complaint = ask(part)
    if (complaint) yield complaint
  }
  yield* [...extensionInfo(part.nested, part.code), ...watchInfo(part.nested.info, part)].map(
    ofContents,
  )
}

/** No other signature changes it. */
function ofContents<Found extends Complaint | undefined>(complaint: Found): Found {
  return complaint && { ...complaint, cause: 'contents' }
}

function signature({ code }: Part): Complaint | undefined {
  const what = missingSignature(code)
  return what === undefined
    ? undefined
    : {
        message: `${named(code)} is not signed: ${what}.`,
        fix: `Let Xcode sign every target of the app, and sign nested code before what holds it. ${EXPORT_AD_HOC}`,
        ...causeOf(code),
      }
}

/** Installer errors AppexBundleIDNotPrefixed and WatchKitAppBundleIDNotPrefixed. */
function identifier({ code, nested, parent }: Part): Complaint | undefined {
  const expected = `${parent.bundleId}.`
  const isChild = code.bundleId.startsWith(expected) && code.bundleId.length > expected.length
  if (isChild) return undefined
  const found =
    code.bundleId === ''
      ? `has no bundle identifier${nested.infoProblem === undefined ? '' : ` (${nested.infoProblem})`}`
      : `has the bundle identifier ${quoted(code.bundleId)}`
  return {
    message: `${named(code)} ${found}; expected was one that begins with ${quoted(expected)}, because it lies in ${quoted(parent.path)}.`,
    fix: `Set PRODUCT_BUNDLE_IDENTIFIER of its target to ${expected}<name> and make a profile for that identifier.`,
  }
}

function profile({ code, app, context }: Part): Complaint | undefined {
  if (isVouchedFor(code, { app, now: context.now })) return undefined
  const path = quoted(`${code.path}/embedded.mobileprovision`)
  const fix = `Make a profile for ${quoted(code.bundleId)} at ${PROFILES_PAGE} and name it under “provisioningProfiles” in ExportOptions.plist (fastlane: export_options, match with all app_identifier).`
  if (code.profile.kind === 'absent')
    return {
      message: `There is no ${path}, and no other profile of the IPA has the signer of ${quoted(code.path)} and grants what it claims.`,
      fix,
    }
  if (code.profile.kind === 'unreadable') return undefined
  const { name, distribution } = code.profile.profile
  if (distribution === 'app-store' && !isForStore(app)) {
    return {
      message: `The provisioning profile ${quoted(name)} of ${quoted(code.path)} is for the App Store; that of the app is not.`,
      fix,
    }
  }
  const pattern = bundleIdPattern(code.profile.profile)
  if (isGranted(code, code.profile.profile)) return undefined
  const found =
    pattern === undefined ? 'names no application identifier' : `is for ${quoted(pattern)}`
  return {
    message: `The provisioning profile ${quoted(name)} of ${quoted(code.path)} ${found}; expected was one for ${quoted(code.bundleId)}.`,
    fix,
  }
}

/** The verifier goes by what the signature claims; of an unsigned one only the bundle identifier is known. */
function isGranted(code: Code, profile: ProvisioningProfile): boolean {
  const claims = applicationIdentifiersOf(code)
  if (signaturesOf(code).length > 0) {
    return claims.every(claim => covers(profile.applicationIdentifier, claim))
  }
  const pattern = bundleIdPattern(profile)
  return pattern !== undefined && covers(pattern, code.bundleId)
}

function isForStore({ profile }: App): boolean {
  return profile.kind === 'read' && profile.profile.distribution === 'app-store'
}

function profileEnd({ code, app, context }: Part): Complaint | undefined {
  if (code.profile.kind !== 'read' || isVouchedFor(code, { app, now: context.now }))
    return undefined
  const { expires, name } = code.profile.profile
  if (expires === undefined || expires > context.now) return undefined
  return {
    message: `The provisioning profile ${quoted(name)} of ${quoted(code.path)} expired on ${dayInWords(expires)}, before this check on ${dayInWords(context.now)}.`,
    fix: `Renew the profile at ${PROFILES_PAGE} (or with fastlane match/sigh, force: true) and export again with the new one.`,
  }
}

/** Told with the app when the same certificate signed both. */
function certificateEnd({ code, app, context }: Part): Complaint | undefined {
  const known = new Set(signersOf(app).map(({ sha256 }) => sha256))
  const over = signersOf(code).find(
    ({ sha256, notAfter }) => !known.has(sha256) && notAfter <= context.now,
  )
  if (over === undefined) return undefined
  return {
    message: `${named(code)} is signed by the certificate ${quoted(certificateInWords(over))}, which expired on ${dayInWords(over.notAfter)}, before this check on ${dayInWords(context.now)}.`,
    fix: `Create a certificate at ${CERTIFICATES_PAGE}, put it into the profiles at ${PROFILES_PAGE}, and export again with both.`,
  }
}
