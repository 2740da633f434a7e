import type { App } from './ipa/app'
import type { Distribution } from './ipa/provisioning-profile'

/** How a build is signed, as it stands in records, comments and outputs. Names are untrusted text. */
export interface Signing {
  readonly distribution: Distribution
  /** ISO 8601, empty without a profile. */
  readonly profileExpires: string
  readonly profileName: string
  readonly teamId: string
  readonly teamName: string
  /** Devices in the profile; undefined for enterprise, where a list has no meaning, and without a profile. */
  readonly deviceCount: number | undefined
}

const unsigned: Signing = {
  distribution: 'none',
  profileExpires: '',
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
    profileName: name,
    teamId: teamIds[0] ?? '',
    teamName,
    deviceCount: distribution === 'enterprise' ? undefined : devices?.length,
  }
}
