import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import { type Code, codeOf, hasOwnProfile, named, signaturesOf } from './executables'
import { signersOf } from './signer'

/** Every team that a build names has to be allowed, in profiles, signatures and certificates alike. */
export const teamNotAllowed: Rule = (app, { allowedTeams }) => {
  if (allowedTeams.length === 0) return undefined
  const isStranger = ({ team }: TeamClaim) => !allowedTeams.includes(team)
  const found = codeOf(app).flatMap(code => {
    const strangers = claimsOf(code).filter(isStranger)
    return strangers.length === 0 ? [] : [signedBy(code, strangers)]
  })
  return [...namesNoTeam(app), ...found]
    .slice(0, MOST_FINDINGS)
    .map(message => finding(message, allowedTeams))
}

interface TeamClaim {
  readonly team: string
  readonly where: string
}

function claimsOf(code: Code): readonly TeamClaim[] {
  return [...profileClaims(code), ...signatureClaims(code)]
}

/** A profile that nested code shares with the app is told with the app. */
function profileClaims({ profile, ...code }: Code): readonly TeamClaim[] {
  if (profile.kind !== 'read' || !hasOwnProfile(code)) return []
  const { teamIds, name } = profile.profile
  const where = `its provisioning profile ${quoted(name)}`
  return teamIds.map(team => ({ team, where }))
}

function signatureClaims(code: Code): readonly TeamClaim[] {
  const stated = signaturesOf(code).flatMap(({ teamId }) =>
    teamId === undefined ? [] : [{ team: teamId, where: 'its code signature' }],
  )
  const certified = signersOf(code).flatMap(({ teamId }) =>
    teamId === undefined ? [] : [{ team: teamId, where: 'the certificate that signed it' }],
  )
  return [...stated, ...certified]
}

function signedBy(code: Code, strangers: readonly TeamClaim[]): string {
  const teams = [...new Set(strangers.map(({ team }) => team))]
  const places = [...new Set(strangers.map(({ where }) => where))]
  return `${named(code)} is signed by the team ${quotedList(teams)}: so say ${places.join(', ')}`
}

/** The profile is what a team vouches for a build with. */
function namesNoTeam({ profile }: App): readonly string[] {
  if (profile.kind !== 'read' || profile.profile.teamIds.length > 0) return []
  return [`The provisioning profile ${quoted(profile.profile.name)} names no team`]
}

function finding(message: string, allowedTeams: readonly string[]): Finding {
  return {
    rule: 'team-not-allowed',
    level: 'error',
    message: `${message}; allowed are ${allowedTeams.map(quoted).join(', ')}.`,
    fix: 'Sign with a certificate and profile of an allowed team, or add the team to the input “allowed-teams” if you trust it.',
  }
}
