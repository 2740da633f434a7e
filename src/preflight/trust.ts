import { quoted, quotedList } from '../plain-text'
import type { Rule } from './rule'
import { EXPORT_AD_HOC } from './wording'

/** Every team of the profile has to be allowed: the list in it is only as good as whoever wrote it. */
export const teamNotAllowed: Rule = ({ profile }, { allowedTeams }) => {
  if (allowedTeams.length === 0 || profile.kind !== 'read') return undefined
  const { teamIds, teamName } = profile.profile
  const strangers = teamIds.filter(team => !allowedTeams.includes(team))
  if (teamIds.length > 0 && strangers.length === 0) return undefined
  const found =
    teamIds.length === 0
      ? 'The provisioning profile names no team'
      : `The build is signed by the team ${quotedList(strangers)} (${quoted(teamName)})`
  return {
    rule: 'team-not-allowed',
    level: 'error',
    message: `${found}; allowed are ${allowedTeams.map(quoted).join(', ')}.`,
    fix: 'Sign with a certificate and profile of an allowed team, or add the team to the input “allowed-teams” if you trust it.',
  }
}

/** `get-task-allow`: the system runs such builds in Developer Mode only (iOS 16 and later). */
export const developmentSigned: Rule = ({ profile }) => {
  if (profile.kind !== 'read' || profile.profile.distribution !== 'development') return undefined
  return {
    rule: 'development-signed',
    level: 'warning',
    message: `The build is signed for development (profile ${quoted(profile.profile.name)}): from iOS 16 on it opens only on devices in Developer Mode.`,
    fix: `${EXPORT_AD_HOC} Or turn on Settings > Privacy & Security > Developer Mode on each device; the switch appears once such a build was installed.`,
  }
}

/** Apple Deployment guide: trust in an in-house developer is given by hand, with a restart from iOS 18 on. */
export const enterpriseTrust: Rule = ({ profile }) => {
  if (profile.kind !== 'read' || profile.profile.distribution !== 'enterprise') return undefined
  return {
    rule: 'enterprise-trust',
    level: 'notice',
    message: `The build is signed in-house by ${quoted(profile.profile.teamName)}. Until the person trusts that developer, the phone says “Untrusted Enterprise Developer”.`,
    fix: 'On the device, once: Settings > General > VPN & Device Management, select the developer, Trust. From iOS 18 on the device restarts.',
  }
}
