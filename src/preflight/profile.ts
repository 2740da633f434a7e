import { counted, dayInWords } from '../facts-in-words'
import type { App } from '../ipa/app'
import type { ProvisioningProfile } from '../ipa/provisioning-profile'
import { quoted } from '../plain-text'
import { bundleIdPattern, covers } from './application-identifier'
import type { PreflightContext } from './context'
import type { Finding } from './finding'
import type { Complaint, Rule } from './rule'
import { EXPORT_AD_HOC, INTEGRITY_MESSAGE } from './wording'

/** Days before the end of a profile from which on people are warned: time for a new one to be made. */
const EXPIRES_SOON_DAYS = 14
const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000

const PROFILES_PAGE = 'https://developer.apple.com/account/resources/profiles/list'
const DEVICES_PAGE = 'https://developer.apple.com/account/resources/devices/list'
const CERTIFICATES_PAGE = 'https://developer.apple.com/account/resources/certificates/list'

type ProfileQuestion = (
  profile: ProvisioningProfile,
  asked: { readonly app: App; readonly context: PreflightContext },
) => Complaint | undefined

/** A rule about a profile that could be read; without one there is nothing to ask. */
function profileRule(head: Pick<Finding, 'rule' | 'level'>, question: ProfileQuestion): Rule {
  return (app, context) => {
    if (app.profile.kind !== 'read') return undefined
    const complaint = question(app.profile.profile, { app, context })
    return complaint && { ...head, ...complaint }
  }
}

export const noProfile: Rule = ({ profile, folder }) => {
  if (profile.kind === 'read') return undefined
  const path = quoted(`${folder}/embedded.mobileprovision`)
  const what =
    profile.kind === 'absent'
      ? `There is no ${path}`
      : `The provisioning profile ${path} cannot be read (${profile.reason})`
  return {
    rule: 'no-profile',
    level: 'error',
    message: `${what}; an app that is installed from a link needs an ad hoc, development or enterprise profile. ${INTEGRITY_MESSAGE}`,
    fix: `Give the exported IPA, not one zipped by hand. ${EXPORT_AD_HOC}`,
  }
}

export const appStoreProfile = profileRule(
  { rule: 'app-store-profile', level: 'error' },
  ({ distribution, name }) =>
    distribution === 'app-store'
      ? {
          message: `The provisioning profile ${quoted(name)} is for the App Store (it lists no devices); expected was ad hoc, development or enterprise. ${INTEGRITY_MESSAGE}`,
          fix: `${EXPORT_AD_HOC} An App Store build reaches testers through TestFlight only.`,
        }
      : undefined,
)

export const profileExpired = profileRule(
  { rule: 'profile-expired', level: 'error' },
  ({ expires, name }, { context }) =>
    expires !== undefined && expires <= context.now
      ? {
          message: `The provisioning profile ${quoted(name)} expired on ${dayInWords(expires)}; today is ${dayInWords(context.now)}. ${INTEGRITY_MESSAGE}`,
          fix: `Renew the profile at ${PROFILES_PAGE} (or with fastlane match/sigh, force: true) and export again with the new one.`,
        }
      : undefined,
)

export const profileExpiresSoon = profileRule(
  { rule: 'profile-expires-soon', level: 'warning' },
  ({ expires, name }, { context }) => {
    const left = expires === undefined ? undefined : expires.getTime() - context.now.getTime()
    if (expires === undefined || left === undefined || left <= 0) return undefined
    if (left > EXPIRES_SOON_DAYS * MILLISECONDS_PER_DAY) return undefined
    const days = Math.floor(left / MILLISECONDS_PER_DAY)
    const when = days === 0 ? 'in less than a day' : `in ${counted(days, 'day')}`
    return {
      message: `The provisioning profile ${quoted(name)} expires on ${dayInWords(expires)}, ${when}. From then on this build can neither be installed nor opened.`,
      fix: `Renew the profile at ${PROFILES_PAGE} (or with fastlane match/sigh, force: true) and export again with the new one.`,
    }
  },
)

/** Without the signer's identity, a profile is only surely useless when none of its certificates is valid. */
export const certificateExpired = profileRule(
  { rule: 'certificate-expired', level: 'error' },
  ({ certificates, unreadableCertificates, name }, { context }) => {
    const [first, ...rest] = certificates
    if (first === undefined || unreadableCertificates > 0) return undefined
    const last = rest.reduce((one, other) => (other.notAfter > one.notAfter ? other : one), first)
    if (last.notAfter > context.now) return undefined
    const others = rest.length === 0 ? '' : `, the last of ${certificates.length},`
    return {
      message: `No signing certificate of the profile ${quoted(name)} is valid any more: ${quoted(last.commonName)}${others} expired on ${dayInWords(last.notAfter)}; today is ${dayInWords(context.now)}. ${INTEGRITY_MESSAGE}`,
      fix: `Create a certificate at ${CERTIFICATES_PAGE}, put it into the profile at ${PROFILES_PAGE}, and export again with both.`,
    }
  },
)

export const noDevices = profileRule(
  { rule: 'no-devices', level: 'error' },
  ({ distribution, devices, name }) =>
    (distribution === 'ad-hoc' || distribution === 'development') && devices?.length === 0
      ? {
          message: `The provisioning profile ${quoted(name)} has an empty list of devices, so the build can be installed on none. ${INTEGRITY_MESSAGE}`,
          fix: `Register the testers' devices at ${DEVICES_PAGE}, select them in the profile at ${PROFILES_PAGE}, and export again with it.`,
        }
      : undefined,
)

export const bundleIdMismatch = profileRule(
  { rule: 'bundle-id-mismatch', level: 'error' },
  (profile, { app }) => {
    const pattern = bundleIdPattern(profile)
    if (pattern !== undefined && covers(pattern, app.bundleId)) return undefined
    const found =
      pattern === undefined ? 'names no application identifier' : `is for ${quoted(pattern)}`
    return {
      message: `The provisioning profile ${quoted(profile.name)} ${found}, but the bundle identifier of the app is ${quoted(app.bundleId)}. ${INTEGRITY_MESSAGE}`,
      fix: `Export with a profile for ${app.bundleId} (${PROFILES_PAGE}), or set PRODUCT_BUNDLE_IDENTIFIER to what the profile covers. Do not edit Info.plist after signing.`,
    }
  },
)
