import type { App } from '../ipa/app'
import type { Distribution } from '../ipa/profile/provisioning-profile'

/** How a build is signed, as it stands in records, comments and outputs. Names are untrusted text. */
export interface Signing {
  readonly distribution: Distribution
  /** ISO 8601, empty without a profile. */
  readonly profileExpires: string
  /** Of the certificate that signed: ISO 8601, empty when nobody can tell. */
  readonly certificateExpires: string
  readonly profileName: string
  readonly teamId: string
  /** Of an in-house build only, and empty otherwise: see {@link publicTeamName}. */
  readonly teamName: string
  /** Devices in the profile; undefined for enterprise, where a list has no meaning, and without a profile. */
  readonly deviceCount: number | undefined
}

const unsigned: Signing = {
  distribution: 'none',
  profileExpires: '',
  certificateExpires: '',
  profileName: '',
  teamId: '',
  teamName: '',
  deviceCount: undefined,
}

/** `none` when there is no app, or no profile that could be read. */
export function signingOf(app: App | undefined): Signing {
  if (app?.profile.kind !== 'read') return unsigned
  const { distribution, expires, name, teamIds, teamName, devices } = app.profile.profile
  return {
    distribution,
    profileExpires: expires?.toISOString() ?? '',
    certificateExpires: certificateExpires(app),
    profileName: name,
    teamId: teamIds[0] ?? '',
    teamName: publicTeamName(distribution, teamName),
    deviceCount: distribution === 'enterprise' ? undefined : devices?.length,
  }
}

/**
 * A team of one person bears that person's name, and nothing tells it from one of a company; but Apple lets
 * none but organisations sign in-house. Their testers have to find the name in Settings, too.
 */
export function publicTeamName(distribution: Distribution, teamName: string): string {
  return distribution === 'enterprise' ? teamName : ''
}

/** The first to end, when the architectures were signed apart. */
function certificateExpires({ executable }: App): string {
  if (executable.kind !== 'mach-o') return ''
  const ends = executable.slices.flatMap(({ signature }) =>
    signature.kind === 'read' && signature.signature.signer.kind === 'read'
      ? (signature.signature.signer.certificate?.notAfter.toISOString() ?? [])
      : [],
  )
  return ends.toSorted()[0] ?? ''
}
