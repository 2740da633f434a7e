import type { App } from '../../ipa/app'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { covers } from './application-identifier'
import { applicationIdentifiersOf, claimsOf, grants } from './entitlement-claims'
import { type Code, codeOf, hasOwnProfile, signaturesOf } from './executables'
import { signersOf } from './signer'

/**
 * Whether some profile of the IPA has the signer of this code and grants what it claims. iOS installs all
 * profiles that an app brings, and asks for one that fits, not for the one that lies beside the code.
 */
export function isVouchedFor(
  code: Code,
  { app, now }: { readonly app: App; readonly now: Date },
): boolean {
  return codeOf(app)
    .filter(hasOwnProfile)
    .some(({ profile }) => profile.kind === 'read' && vouches(profile.profile, code, now))
}

function vouches(profile: ProvisioningProfile, code: Code, now: Date): boolean {
  const signers = signersOf(code)
  if (signers.length === 0 || profile.distribution === 'app-store') return false
  if (profile.expires !== undefined && profile.expires <= now) return false
  return (
    signers.every(({ sha256 }) => profile.certificateDigests.includes(sha256)) &&
    applicationIdentifiersOf(code).every(one => covers(profile.applicationIdentifier, one)) &&
    signaturesOf(code).every(one => grantsAll(profile, claimsOf(one)))
  )
}

function grantsAll({ entitlements }: ProvisioningProfile, claims: ReturnType<typeof claimsOf>) {
  return [...claims].every(
    ([key, value]) => key === 'application-identifier' || grants(entitlements.get(key), value),
  )
}
