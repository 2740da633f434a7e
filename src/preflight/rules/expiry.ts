import type { Certificate } from '../../formats/cms/certificate'
import type { App } from '../../ipa/app'
import { counted, dayInWords } from '../../primitives/in-words'
import { quoted } from '../../primitives/plain-text'
import type { PreflightContext } from '../context'
import type { Complaint, Rule } from '../rule'
import { CERTIFICATES_PAGE, certificateInWords, INTEGRITY_MESSAGE, PROFILES_PAGE } from '../wording'
import { profileRule } from './profile'
import { signersOf } from './signer'

/** Days before the end of a profile or certificate from which on people are warned: time for a new one. */
const EXPIRES_SOON_DAYS = 14
const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000

const RENEW_PROFILE = `Renew the profile at ${PROFILES_PAGE} (or with fastlane match/sigh, force: true) and export again with the new one.`
const RENEW_CERTIFICATE = `Create a certificate at ${CERTIFICATES_PAGE}, put it into the profile at ${PROFILES_PAGE}, and export again with both.`

export const profileExpired = profileRule(
  { rule: 'profile-expired', level: 'error' },
  ({ expires, name }, { context }) =>
    expires !== undefined && expires <= context.now
      ? {
          message: `The provisioning profile ${quoted(name)} expired on ${dayInWords(expires)}, before this check on ${dayInWords(context.now)}. ${INTEGRITY_MESSAGE}`,
          fix: RENEW_PROFILE,
        }
      : undefined,
)

/** The certificate that signed; where nobody can tell which, a profile of which none is valid any more. */
export const certificateExpired: Rule = (app, context) => {
  const complaint = signerExpired(app, context) ?? noneIsValid(app, context)
  if (complaint === undefined) return undefined
  const message = `${complaint.message}${profileAsWell(app, context)}`
  return { rule: 'certificate-expired', level: 'error', ...complaint, message }
}

/** Not a finding of its own: whoever makes the certificate anew has to make the profile anew. */
function profileAsWell({ profile }: App, { now }: PreflightContext): string {
  if (profile.kind !== 'read') return ''
  const { expires, name } = profile.profile
  if (expires === undefined || expires > now) return ''
  return ` The provisioning profile ${quoted(name)} expired, too, on ${dayInWords(expires)}.`
}

function signerExpired(app: App, { now }: PreflightContext): Complaint | undefined {
  const signers = signersOf(app)
  const over = signers.find(({ notAfter }) => notAfter <= now)
  const early = signers.find(({ notBefore }) => notBefore > now)
  if (over === undefined && early === undefined) return undefined
  const signer = over ?? early
  const fate =
    over === undefined
      ? `is not valid before ${dayInWords(early?.notBefore ?? now)}, and was checked`
      : `expired on ${dayInWords(over.notAfter)}, before this check`
  return {
    message: `The certificate${named(signer)} that signed the app ${fate} on ${dayInWords(now)}. ${INTEGRITY_MESSAGE} (console: 0xe8008018, the identity used to sign the executable is no longer valid)`,
    fix: RENEW_CERTIFICATE,
  }
}

function named(signer: Certificate | undefined): string {
  return signer === undefined ? '' : ` ${quoted(certificateInWords(signer))}`
}

function noneIsValid({ profile }: App, { now }: PreflightContext): Complaint | undefined {
  if (profile.kind !== 'read') return undefined
  const { certificates, unreadableCertificates, name } = profile.profile
  const last = latest(certificates)
  if (last === undefined || unreadableCertificates > 0 || last.notAfter > now) return undefined
  const others = certificates.length === 1 ? '' : `, the last of ${certificates.length},`
  return {
    message: `No signing certificate of the profile ${quoted(name)} is valid any more: ${quoted(certificateInWords(last))}${others} expired on ${dayInWords(last.notAfter)}, before this check on ${dayInWords(now)}. ${INTEGRITY_MESSAGE}`,
    fix: RENEW_CERTIFICATE,
  }
}

function latest([first, ...rest]: readonly Certificate[]): Certificate | undefined {
  if (first === undefined) return undefined
  return rest.reduce((one, other) => (other.notAfter > one.notAfter ? other : one), first)
}

/** Whichever comes first: iOS opens a build no longer when its profile or its certificate is over. */
export const expiresSoon: Rule = (app, { now }) => {
  const ends = endsOf(app).filter(({ at }) => at > now)
  const first = ends.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0]
  const left = first === undefined ? undefined : first.at.getTime() - now.getTime()
  if (!first || left === undefined || left > EXPIRES_SOON_DAYS * MILLISECONDS_PER_DAY) {
    return undefined
  }
  const days = Math.floor(left / MILLISECONDS_PER_DAY)
  const after = days === 0 ? 'less than a day' : counted(days, 'day')
  return {
    rule: 'profile-expires-soon',
    level: 'warning',
    message: `${first.what} expires on ${dayInWords(first.at)}, ${after} after this check. From then on this build can neither be installed nor opened.`,
    fix: first.fix,
  }
}

interface End {
  readonly at: Date
  readonly what: string
  readonly fix: string
}

function endsOf(app: App): readonly End[] {
  const profile = app.profile.kind === 'read' ? app.profile.profile : undefined
  const ofProfile: readonly End[] =
    profile?.expires === undefined
      ? []
      : [
          {
            at: profile.expires,
            what: `The provisioning profile ${quoted(profile.name)}`,
            fix: RENEW_PROFILE,
          },
        ]
  const ofSigners = signersOf(app).map(signer => ({
    at: signer.notAfter,
    what: `The certificate${named(signer)} that signed the app`,
    fix: RENEW_CERTIFICATE,
  }))
  return [...ofProfile, ...ofSigners]
}
