import type { Inspection } from '../ipa/app'
import { quoted } from '../primitives/plain-text'
import type { PreflightContext } from './context'
import type { Finding, Level, RuleId } from './finding'
import type { Rule } from './rule'
import { unsupportedArchitecture } from './rules/architecture'
import { bundleIdMismatch, noApplicationIdentifier } from './rules/bundle-id'
import { unsupportedDevice } from './rules/device'
import { endsAtLaunch } from './rules/ends-at-launch'
import { entitlementNotInProfile } from './rules/entitlements'
import { certificateExpired, expiresSoon, profileExpired } from './rules/expiry'
import { installableFrameworks } from './rules/frameworks'
import { freeAccountProfile } from './rules/free-account'
import { hardToStream } from './rules/hard-to-stream'
import {
  deviceIdsPublic,
  ipaBehindRedirect,
  ipaTooLarge,
  siteNotPublic,
  tooLarge,
} from './rules/hosting'
import { invalidProfile } from './rules/invalid-profile'
import { modifiedAfterSigning } from './rules/modified'
import { nestedCode } from './rules/nested'
import { oldSignature } from './rules/old-signature'
import { simulatorBuild, unsupportedPlatform } from './rules/platform'
import { appStoreProfile, noDevices, noProfile } from './rules/profile'
import { fairplayEncrypted, unsigned } from './rules/signature'
import { developmentSigned, enterpriseTrust } from './rules/signed-for'
import { signerNotInProfile } from './rules/signer'
import { signingIdentifierMismatch } from './rules/signing-identifier'
import { teamNotAllowed } from './rules/team'

/** The lowest level of finding that refuses a build. */
export type FailOn = 'error' | 'warning' | 'never'

/** Root causes before what may follow from them; within a level the order in which people read them. */
const rules: readonly Rule[] = [
  simulatorBuild,
  unsupportedPlatform,
  unsupportedDevice,
  unsupportedArchitecture,
  fairplayEncrypted,
  unsigned,
  oldSignature,
  noProfile,
  invalidProfile,
  appStoreProfile,
  freeAccountProfile,
  modifiedAfterSigning,
  teamNotAllowed,
  signerNotInProfile,
  signingIdentifierMismatch,
  noApplicationIdentifier,
  bundleIdMismatch,
  entitlementNotInProfile,
  profileExpired,
  certificateExpired,
  noDevices,
  nestedCode,
  installableFrameworks,
  endsAtLaunch,
  siteNotPublic,
  ipaTooLarge,
  hardToStream,
  expiresSoon,
  developmentSigned,
  deviceIdsPublic,
  ipaBehindRedirect,
  enterpriseTrust,
]

const GRAVEST_FIRST: readonly Level[] = ['error', 'warning', 'notice']

/**
 * What there is to say about a build before it is published: the most important first. Nothing is held
 * back because something else is worse: whoever mends the first finding should not meet a second one
 * that was there all along.
 */
export function preflight(inspection: Inspection, context: PreflightContext): readonly Finding[] {
  if (inspection.kind === 'unreadable') {
    const size = tooLarge(inspection.file, context)
    return size === undefined ? [unreadable(inspection)] : [unreadable(inspection), size]
  }
  const { app } = inspection
  return withoutConsequences(rules.flatMap(rule => rule(app, context) ?? [])).sort(
    (one, other) => GRAVEST_FIRST.indexOf(one.level) - GRAVEST_FIRST.indexOf(other.level),
  )
}

/** Of what was built for something else than devices: nobody signs it as they do. */
const OF_ANOTHER_KIND: readonly RuleId[] = [
  'unsigned',
  'no-profile',
  'old-signature',
  'no-application-identifier',
  'unsupported-architecture',
  'ends-at-launch',
]

/** What follows from a cause that is told, at its level or a lower one, and goes away with it. */
const CONSEQUENCES: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  'simulator-build': OF_ANOTHER_KIND,
  'unsupported-platform': OF_ANOTHER_KIND,
  'free-account-profile': ['development-signed', 'profile-expires-soon'],
  'old-signature': ['no-application-identifier'],
  // A new certificate needs a new profile, so it is mended by that. The finding names both days.
  'certificate-expired': ['profile-expired'],
}

function withoutConsequences(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ rule, level }) =>
      !findings.some(
        cause =>
          CONSEQUENCES[cause.rule]?.includes(rule) &&
          GRAVEST_FIRST.indexOf(cause.level) <= GRAVEST_FIRST.indexOf(level),
      ),
  )
}

function unreadable(inspection: Extract<Inspection, { kind: 'unreadable' }>): Finding {
  const { file, reason, fix, recognised } = inspection
  return {
    rule: recognised ?? 'unreadable-ipa',
    level: 'error',
    message: `${quoted(file.name)} is no IPA that can be installed: ${reason}.`,
    fix,
  }
}

/** Whether the build may not be published. A notice never refuses. */
export function refuses(findings: readonly Finding[], failOn: FailOn): boolean {
  if (failOn === 'never') return false
  const refusing: readonly Level[] = failOn === 'error' ? ['error'] : ['error', 'warning']
  return findings.some(({ level }) => refusing.includes(level))
}
