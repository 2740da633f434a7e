import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import { type Code, codeOf, hasOwnProfile, named, signaturesOf, soAre } from './executables'
import { signersOf } from './signer'

/** Every team that a build names has to be allowed, in profiles, signatures and certificates alike. */
export const teamNotAllowed: Rule = (app, { allowedTeams }) => {
  if (allowedTeams.length === 0) return undefined
  const isStranger = ({ team }: TeamClaim) => !allowedTeams.includes(team)
  const found = new Map<string, Code[]>()
  for (const code of codeOf(app)) {
    const strangers = claimsOf(code).filter(isStranger)
    const teams = quotedList([...new Set(strangers.map(({ team }) => team))])
    if (strangers.length > 0) found.set(teams, [...(found.get(teams) ?? []), code])
  }
  const told = [...found].map(([teams, codes]) => signedBy(teams, { codes, isStranger }))
  return [...namesNoTeam(app), ...told]
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

interface Strangers {
  readonly codes: readonly Code[]
  readonly isStranger: (claim: TeamClaim) => boolean
}

/** The outermost in full; what is in it is most often signed by the same. */
function signedBy(teams: string, { codes: [first, ...rest], isStranger }: Strangers): string {
  if (first === undefined) return ''
  const places = claimsOf(first).filter(isStranger)
  return `${named(first)} is signed by the team ${teams}: so say ${[...new Set(places.map(({ where }) => where))].join(', ')}${soAre(rest)}`
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
