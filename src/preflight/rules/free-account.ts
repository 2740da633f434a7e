import { quoted } from '../../primitives/plain-text'
import { EXPORT_AD_HOC } from '../wording'
import { profileRule } from './profile'

/** `LocalProvision`: installer error 111. Xcode alone installs what such an account signs. */
export const freeAccountProfile = profileRule(
  { rule: 'free-account-profile', level: 'error' },
  ({ account, name }) =>
    account === 'free'
      ? {
          message: `The provisioning profile ${quoted(name)} is of a free Apple account (LocalProvision), expected was one of a member of the Apple Developer Program. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 111, this provisioning profile cannot be installed from this source).`,
          fix: `Sign with a team of the Apple Developer Program or of the Enterprise Program: what a free account signs installs from Xcode only. ${EXPORT_AD_HOC}`,
        }
      : undefined,
)
