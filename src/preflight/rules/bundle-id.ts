import type { App } from '../../ipa/app'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { INTEGRITY_MESSAGE, PROFILES_PAGE } from '../wording'
import { bundleIdPattern, covers } from './application-identifier'
import { claimsOf } from './entitlement-claims'
import { signaturesOf } from './executables'
import { profileRule } from './profile'

/** Bundle identifier, profile and signature speak of one app. */
export const bundleIdMismatch = profileRule(
  { rule: 'bundle-id-mismatch', level: 'error' },
  (profile, { app }) => uncovered(profile, app) ?? otherClaim(profile, app),
)

function uncovered(profile: ProvisioningProfile, { bundleId }: App): Complaint | undefined {
  const pattern = bundleIdPattern(profile)
  if (pattern !== undefined && covers(pattern, bundleId)) return undefined
  const found =
    pattern === undefined ? 'names no application identifier' : `is for ${quoted(pattern)}`
  return {
    message: `The provisioning profile ${quoted(profile.name)} ${found}, but the bundle identifier of the app is ${quoted(bundleId)}. ${INTEGRITY_MESSAGE}`,
    fix: fixFor(bundleId),
  }
}

/** The signature's own `application-identifier`: the prefix of the profile, a period, the bundle identifier. */
function otherClaim(profile: ProvisioningProfile, app: App): Complaint | undefined {
  const claimed = signaturesOf(app)
    .map(signature => claimsOf(signature).get('application-identifier'))
    .find(claim => typeof claim === 'string' && !fits(claim, profile, app.bundleId))
  if (typeof claimed !== 'string') return undefined
  const [prefix = 'the prefix'] = prefixesOf(profile)
  return {
    message: `The signature of ${quoted(`${app.folder}/${app.executable.name}`)} claims the application identifier ${quoted(claimed)}; expected was ${quoted(`${prefix}.${app.bundleId}`)}. ${INTEGRITY_MESSAGE} (console: MismatchedApplicationIdentifierEntitlement)`,
    fix: fixFor(app.bundleId),
  }
}

function fits(claim: string, profile: ProvisioningProfile, bundleId: string): boolean {
  const prefixes = prefixesOf(profile)
  if (prefixes.length === 0) return claim.endsWith(`.${bundleId}`)
  return prefixes.some(prefix => covers(claim, `${prefix}.${bundleId}`))
}

/** The one in its application identifier, else those it lists. */
function prefixesOf(profile: ProvisioningProfile): readonly string[] {
  const pattern = bundleIdPattern(profile)
  const { applicationIdentifier, prefixes, teamIds } = profile
  if (pattern !== undefined && pattern.length < applicationIdentifier.length) {
    return [applicationIdentifier.slice(0, -(pattern.length + 1))]
  }
  return [...prefixes, ...teamIds]
}

function fixFor(bundleId: string): string {
  return `Export with a profile for ${bundleId} (${PROFILES_PAGE}), or set PRODUCT_BUNDLE_IDENTIFIER to what the profile covers. Do not edit Info.plist after signing.`
}
