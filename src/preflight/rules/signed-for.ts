import { quoted } from '../../primitives/plain-text'
import type { Rule } from '../rule'
import { EXPORT_AD_HOC } from '../wording'

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
