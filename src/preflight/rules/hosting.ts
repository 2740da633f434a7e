import type { App } from '../../ipa/app'
import type { IpaFile } from '../../ipa/ipa-file'
import { counted } from '../../primitives/in-words'
import { quoted } from '../../primitives/plain-text'
import type { PreflightContext } from '../context'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { bytes } from '../wording'

/** Also asked of a file that could not be read: archives over 4 GB often cannot. */
export function tooLarge(file: IpaFile, { hosting }: PreflightContext): Finding | undefined {
  if (hosting === undefined || file.size <= hosting.ipaLimit.bytes) return undefined
  return {
    rule: 'ipa-too-large',
    level: 'error',
    message: `${quoted(file.name)} has ${bytes(file.size)}; it may have ${bytes(hosting.ipaLimit.bytes)} at most (${hosting.ipaLimit.reason}).`,
    fix: `${hosting.ipaLimit.larger} ${MAKE_SMALLER}`.trim(),
  }
}

const MAKE_SMALLER =
  'Make the IPA smaller: export for one device with thinning, leave symbols and what only the simulator needs out.'

export const ipaTooLarge: Rule = ({ file }, context) => tooLarge(file, context)

/** The installer is not the browser: it has no session and cannot sign in. */
export const siteNotPublic: Rule = (_app, { hosting }) => {
  if (hosting?.access !== 'members-only') return undefined
  return {
    rule: 'site-not-public',
    level: 'error',
    message: `The build would not be public, and iOS fetches it without anybody being signed in: the phone would only say “Cannot connect”. ${hosting.accessReason}`,
    fix: 'Let a public place take the builds: a Pages site that is visible to everyone (Settings > Pages > Visibility), or another repository (input “site-repository”).',
  }
}

/** A profile is part of the IPA, and whoever can fetch that can read it. */
export const deviceIdsPublic: Rule = (app, { hosting }) => {
  const devices = listedDevices(app)
  if (hosting?.access !== 'public' || devices === 0) return undefined
  return {
    rule: 'device-ids-public',
    level: 'notice',
    message: `Anybody who knows its address can read the IPA, and with it the ${counted(devices, 'device identifier')} (UDID) in its provisioning profile.`,
    fix: 'Nothing, if the testers agree. Otherwise sign in-house (an enterprise profile lists no devices) or use TestFlight.',
  }
}

function listedDevices({ profile }: App): number {
  return profile.kind === 'read' ? (profile.profile.devices?.length ?? 0) : 0
}

/** Seen to work by several projects, claimed not to by one; no device log shows either. */
export const ipaBehindRedirect: Rule = (_app, { hosting }) => {
  if (hosting?.access !== 'public' || hosting.withoutRedirect === '') return undefined
  return {
    rule: 'ipa-behind-redirect',
    level: 'warning',
    message:
      'The IPA is a release asset, and GitHub answers such addresses with a redirect. iOS follows it in practice, but Apple does not promise that.',
    fix: `When a download does not start, serve the IPA from Pages: “${hosting.withoutRedirect}”, for IPAs of at most 95 MiB.`,
  }
}
