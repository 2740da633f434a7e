import type { Finding, RuleId } from './finding'
import { refuses } from './preflight'

/**
 * Who can install a build: `ios`, straight from the link, where nobody asked for more; `any`, iOS and the
 * installers that sign anew; `re-signing`, those alone.
 */
export type Installers = 'ios' | 'any' | 're-signing'

/** Apps that sign a build anew, with the Apple ID or certificate of whoever installs it. */
const RE_SIGNERS = 'AltStore, SideStore and Feather'

/**
 * Why signing anew cures what a rule complains of. AltStore, SideStore and Feather download the whole file,
 * unpack it, put a profile of the tester's own account into the app and all its extensions, name the app after
 * that profile, keep of the entitlements those that the profile grants, and sign everything inside out
 * (altstoreio/AltStore `ResignAppOperation`, rileytestut/AltSign `ALTSigner`, khcrysalis/Feather `SigningHandler`).
 * Whatever is not here is so afterwards, too: another platform or processor, encryption, missing files, a name
 * that clashes, who may sign, and the place where the file lies.
 */
export const curedBySigning: Readonly<Partial<Record<RuleId, string>>> = {
  unsigned: 'they sign it',
  'no-profile': 'they put one in',
  'app-store-profile': 'they put another profile in',
  'profile-expired': 'they put a new profile in',
  'profile-expires-soon': 'they put a new profile in',
  'invalid-profile': 'they put another profile in',
  'no-devices': 'their profile has the tester’s device',
  'free-account-profile': 'they put a profile of the tester’s own in',
  'certificate-expired': 'they sign with a certificate of the tester’s own',
  'signer-not-in-profile': 'their certificate and profile belong together',
  'bundle-id-mismatch': 'they make a profile for this app',
  'no-application-identifier': 'their signature claims one',
  'entitlement-not-in-profile':
    'they keep what their profile grants, and what needs more does not work',
  'old-signature': 'their signature has the new form',
  'ends-at-launch': 'the signature that iOS sees is theirs',
  'signing-identifier-mismatch': 'they sign every part under its own name',
  'modified-after-signing': 'they seal it as it is now',
  'nested-code': 'they sign the parts, too, with profiles of their own',
  'hard-to-stream': 'they download the file before they unpack it',
}

/**
 * What the findings come to where the build may be signed anew (input `sideload`). A build that iOS takes is
 * judged as ever. Of one that iOS refuses, findings that a new signature cures are told as notices.
 */
export function whenSignedAnew(findings: readonly Finding[]): {
  readonly findings: readonly Finding[]
  readonly installers: Installers
} {
  if (!refuses(findings, 'error')) return { findings, installers: 'any' }
  const lowered = findings.map(cured)
  const rest = lowered.filter(({ level }) => level !== 'notice')
  const notices = lowered.filter(({ level }) => level === 'notice')
  return { findings: [...rest, ...notices], installers: 're-signing' }
}

function cured(finding: Finding): Finding {
  const { rule, level, message, fix, cause } = finding
  const why = curedBySigning[rule]
  if (why === undefined || cause === 'contents' || level === 'notice') return finding
  return {
    rule,
    level: 'notice',
    message: `${message} It does not matter to ${RE_SIGNERS}: ${why}.`,
    fix: `Nothing, as long as it is installed with ${RE_SIGNERS}. For an installation straight from the link: ${fix}`,
  }
}
