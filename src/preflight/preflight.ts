import type { Inspection } from '../ipa/app'
import { quoted } from '../plain-text'
import type { PreflightContext } from './context'
import type { Finding, Level, RuleId } from './finding'
import { deviceIdsPublic, ipaBehindRedirect, ipaTooLarge, siteNotPublic, tooLarge } from './hosting'
import { simulatorBuild, unsupportedPlatform } from './platform'
import {
  appStoreProfile,
  bundleIdMismatch,
  certificateExpired,
  noDevices,
  noProfile,
  profileExpired,
  profileExpiresSoon,
} from './profile'
import type { Rule } from './rule'
import { fairplayEncrypted, unsigned } from './signature'
import { developmentSigned, enterpriseTrust, teamNotAllowed } from './trust'

/** The lowest level of finding that refuses a build. */
export type FailOn = 'error' | 'warning' | 'never'

/** Root causes before what may follow from them; within a level the order in which people read them. */
const rules: readonly Rule[] = [
  simulatorBuild,
  unsupportedPlatform,
  fairplayEncrypted,
  unsigned,
  noProfile,
  appStoreProfile,
  teamNotAllowed,
  bundleIdMismatch,
  profileExpired,
  certificateExpired,
  noDevices,
  siteNotPublic,
  ipaTooLarge,
  profileExpiresSoon,
  developmentSigned,
  deviceIdsPublic,
  ipaBehindRedirect,
  enterpriseTrust,
]

/** Everything that is about how the app was signed. */
const SIGNING: readonly RuleId[] = [
  'unsigned',
  'no-profile',
  'app-store-profile',
  'team-not-allowed',
  'bundle-id-mismatch',
  'profile-expired',
  'certificate-expired',
  'no-devices',
  'profile-expires-soon',
  'development-signed',
  'device-ids-public',
  'enterprise-trust',
]

/** What goes away, or changes altogether, once the root cause is mended: not worth reading before that. */
const consequences: ReadonlyMap<RuleId, readonly RuleId[]> = new Map([
  ['simulator-build', ['unsupported-platform', 'fairplay-encrypted', ...SIGNING]],
  ['unsupported-platform', ['fairplay-encrypted', ...SIGNING]],
  ['fairplay-encrypted', SIGNING],
  ['unsigned', ['no-profile', 'profile-expires-soon', 'development-signed', 'enterprise-trust']],
  ['app-store-profile', ['profile-expired', 'profile-expires-soon']],
])

const LEVELS: readonly Level[] = ['error', 'warning', 'notice']

/** What there is to say about a build before it is published: the most important first. */
export function preflight(inspection: Inspection, context: PreflightContext): readonly Finding[] {
  if (inspection.kind === 'unreadable') {
    const size = tooLarge(inspection.file, context)
    return size === undefined ? [unreadable(inspection)] : [unreadable(inspection), size]
  }
  const { app } = inspection
  const findings = rules.map(rule => rule(app, context)).filter(finding => finding !== undefined)
  const explained = new Set(findings.flatMap(({ rule }) => consequences.get(rule) ?? []))
  return findings
    .filter(({ rule }) => !explained.has(rule))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level))
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
