import type { App } from '../../ipa/app'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { INTEGRITY_MESSAGE, PROFILES_PAGE } from '../wording'
import { bundleIdPattern, covers } from './application-identifier'
import { applicationIdentifiersOf } from './entitlement-claims'
import { isInfoPlistChanged, signaturesOf } from './executables'

/**
 * Bundle identifier, profile and signature speak of one app. The verifier asks whether the profile grants the
 * application identifier that the signature claims; the bundle identifier it compares with a profile for free
 * accounts only. In-house re-signs with another identifier install.
 */
export const bundleIdMismatch: Rule = app => {
  if (app.profile.kind !== 'read') return undefined
  const { profile } = app.profile
  const claims = applicationIdentifiersOf(app)
  const refused = claims.find(claim => !covers(profile.applicationIdentifier, claim))
  if (refused !== undefined) return uncoveredClaim(refused, { app, profile })
  const isAsked = signaturesOf(app).length === 0 || profile.account === 'free'
  if (isAsked && !coversId(profile, app.bundleId)) return uncoveredId(profile, app)
  if (isInfoPlistChanged(app)) return undefined
  const other = claims.find(claim => !isFor(claim, app.bundleId))
  return other === undefined ? undefined : otherIdentifier(other, app)
}

function coversId(profile: ProvisioningProfile, bundleId: string): boolean {
  const pattern = bundleIdPattern(profile)
  return pattern !== undefined && covers(pattern, bundleId)
}

/** The claim is a prefix, a period and the bundle identifier, or a wildcard that stands for it. */
function isFor(claim: string, bundleId: string): boolean {
  const dot = claim.indexOf('.')
  return covers(claim.slice(dot + 1), bundleId)
}

function patternInWords(profile: ProvisioningProfile): string {
  const pattern = bundleIdPattern(profile)
  return pattern === undefined ? 'names no application identifier' : `is for ${quoted(pattern)}`
}

function uncoveredClaim(
  claim: string,
  { app, profile }: { readonly app: App; readonly profile: ProvisioningProfile },
): Finding {
  return {
    rule: 'bundle-id-mismatch',
    level: 'error',
    message: `The signature of ${quoted(`${app.folder}/${app.executable.name}`)} claims the application identifier ${quoted(claim)}, but the provisioning profile ${quoted(profile.name)} ${patternInWords(profile)}; expected was ${quoted(profile.applicationIdentifier)}. ${INTEGRITY_MESSAGE} (console: 0xe8008016, the executable was signed with invalid entitlements).`,
    fix: fixFor(app.bundleId),
  }
}

function uncoveredId(profile: ProvisioningProfile, { bundleId }: App): Finding {
  return {
    rule: 'bundle-id-mismatch',
    level: 'error',
    message: `The provisioning profile ${quoted(profile.name)} ${patternInWords(profile)}, but the bundle identifier of the app is ${quoted(bundleId)}. ${INTEGRITY_MESSAGE}`,
    fix: fixFor(bundleId),
  }
}

function otherIdentifier(claim: string, { bundleId, folder, executable }: App): Finding {
  return {
    rule: 'bundle-id-mismatch',
    level: 'warning',
    message: `The signature of ${quoted(`${folder}/${executable.name}`)} claims the application identifier ${quoted(claim)}, while the bundle identifier of the app is ${quoted(bundleId)}. It installs, but push messages, keychain groups and associated domains are those of the other identifier.`,
    fix: `When the app needs them, sign with a profile for ${bundleId} (${PROFILES_PAGE}) and its own entitlements.`,
  }
}

function fixFor(bundleId: string): string {
  return `Export with a profile for ${bundleId} (${PROFILES_PAGE}), or set PRODUCT_BUNDLE_IDENTIFIER to what the profile covers. Do not edit Info.plist after signing.`
}

/** Installer error 63 (felipesabino/provise#7, altstoreio/AltStore#979). */
export const noApplicationIdentifier: Rule = app => {
  const isBare = signaturesOf(app).some(one => {
    const isReadable =
      one.entitlements.kind !== 'unreadable' && one.derEntitlements.kind !== 'unreadable'
    return isReadable && one.signer.kind !== 'none'
  })
  if (!isBare || applicationIdentifiersOf(app).length > 0) return undefined
  return {
    rule: 'no-application-identifier',
    level: 'error',
    message: `The signature of ${quoted(`${app.folder}/${app.executable.name}`)} claims no “application-identifier”, expected was the team’s prefix and ${quoted(app.bundleId)}. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 63, the application does not have an application-identifier entitlement).`,
    fix: 'Sign with the entitlements of the profile: codesign --entitlements, with the dictionary “Entitlements” of “security cms -D -i embedded.mobileprovision”. Xcode and fastlane’s resign do it by themselves.',
  }
}
