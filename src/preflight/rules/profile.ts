import type { App } from '../../ipa/app'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { quoted } from '../../primitives/plain-text'
import type { PreflightContext } from '../context'
import type { Finding } from '../finding'
import type { Complaint, Rule } from '../rule'
import { DEVICES_PAGE, EXPORT_AD_HOC, INTEGRITY_MESSAGE, PROFILES_PAGE } from '../wording'
import { isNeverSigned } from './signature'

type ProfileQuestion = (
  profile: ProvisioningProfile,
  asked: { readonly app: App; readonly context: PreflightContext },
) => Complaint | undefined

/** A rule about the app's profile, when it could be read; without one there is nothing to ask. */
export function profileRule(
  head: Pick<Finding, 'rule' | 'level'>,
  question: ProfileQuestion,
): Rule {
  return (app, context) => {
    if (app.profile.kind !== 'read') return undefined
    const complaint = question(app.profile.profile, { app, context })
    return complaint && { ...head, ...complaint }
  }
}

/** Told with `unsigned` where nobody signed at all: signing puts it in. */
export const noProfile: Rule = app => {
  const { profile, folder } = app
  if (profile.kind !== 'absent' || isNeverSigned(app)) return undefined
  const path = quoted(`${folder}/embedded.mobileprovision`)
  return {
    rule: 'no-profile',
    level: 'error',
    message: `There is no ${path}; an app that is installed from a link needs an ad hoc, development or enterprise profile. ${INTEGRITY_MESSAGE}`,
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
