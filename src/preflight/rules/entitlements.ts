import type { PropertyListDictionary } from '../../formats/property-list/property-list'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { EXPORT_AD_HOC, IDENTIFIERS_PAGE, INTEGRITY_MESSAGE, MOST_FINDINGS } from '../wording'
import { claimsOf, grants, valueInWords } from './entitlement-claims'
import { type Code, codeOf, executablePath, hasOwnProfile, signaturesOf } from './executables'
import { isVouchedFor } from './vouching'

/** Entitlements that one finding names; the rest is counted. */
const MOST_NAMED = 5

/** `bundle-id-mismatch` speaks of this one. */
const APPLICATION_IDENTIFIER = 'application-identifier'

/** Everything that the signature claims has to be allowed by the profile (Apple TN3125, «what»). */
export const entitlementNotInProfile: Rule = (app, { now }) =>
  codeOf(app)
    .flatMap(code => {
      if (code.profile.kind !== 'read' || !hasOwnProfile(code)) return []
      if (isVouchedFor(code, { app, now })) return []
      const { name, entitlements } = code.profile.profile
      const refused = refusedClaims(code, entitlements)
      return refused.length === 0 ? [] : [complaint(refused, { code, profile: name })]
    })
    .slice(0, MOST_FINDINGS)

interface RefusedClaim {
  readonly key: string
  readonly claimed: string
  /** Empty: the profile does not know the entitlement. */
  readonly granted: string
}

function refusedClaims(code: Code, granted: PropertyListDictionary): readonly RefusedClaim[] {
  const refused = new Map<string, RefusedClaim>()
  for (const signature of signaturesOf(code)) {
    for (const [key, value] of claimsOf(signature)) {
      if (key === APPLICATION_IDENTIFIER || grants(granted.get(key), value)) continue
      refused.set(key, {
        key,
        claimed: valueInWords(value),
        granted: valueInWords(granted.get(key)),
      })
    }
  }
  return [...refused.values()]
}

function complaint(
  refused: readonly RefusedClaim[],
  { code, profile }: { readonly code: Code; readonly profile: string },
): Finding {
  const shown = refused.slice(0, MOST_NAMED).map(inWords).join('; ')
  const more = refused.length > MOST_NAMED ? `; and ${refused.length - MOST_NAMED} more` : ''
  return {
    rule: 'entitlement-not-in-profile',
    level: 'error',
    message: `The signature of ${quoted(executablePath(code))} claims what its provisioning profile ${quoted(profile)} does not grant: ${shown}${more}. ${INTEGRITY_MESSAGE} (console: 0xe8008016, the executable was signed with invalid entitlements)`,
    fix: fixFor(refused, code.bundleId),
  }
}

function inWords({ key, claimed, granted }: RefusedClaim): string {
  const allowed = granted === '' ? 'the profile has none' : `the profile allows ${quoted(granted)}`
  return `${quoted(key)} is ${quoted(claimed)}, ${allowed}`
}

function fixFor(refused: readonly RefusedClaim[], bundleId: string): string {
  if (refused.every(({ key }) => key === 'get-task-allow')) {
    return `Sign for distribution: “get-task-allow” belongs to development builds only. ${EXPORT_AD_HOC} When signing by hand, leave it out of the entitlements file.`
  }
  return `Turn the capability on for ${quoted(bundleId)} at ${IDENTIFIERS_PAGE}, make the profile anew and export with it; or take the entitlement out of the file in CODE_SIGN_ENTITLEMENTS (Xcode: Signing & Capabilities). When re-signing by hand, take the entitlements from the profile.`
}
