import { quoted } from '../../primitives/plain-text'
import type { Rule } from '../rule'
import { INTEGRITY_MESSAGE, MOST_FINDINGS, PROFILES_PAGE } from '../wording'
import { type Code, codeOf, hasOwnProfile } from './executables'

/**
 * A profile counts with Apple's signature around it only. People lose that by carrying the output of
 * `security cms -D`, or a file that went through a text field (codemagic-ci-cd/cli-tools#83,
 * yukiarrr/ios-build-action#42). DER and BER are both what Apple writes.
 */
export const invalidProfile: Rule = app =>
  codeOf(app)
    .filter(hasOwnProfile)
    .flatMap(({ path, profile }) => {
      const what = problemOf(profile)
      if (what === undefined) return []
      const file = quoted(`${path}/embedded.mobileprovision`)
      return [
        {
          rule: 'invalid-profile' as const,
          level: 'error' as const,
          message: `The provisioning profile ${file} ${what}. Expected was the file as Apple’s portal gives it, a property list in a signed envelope (CMS). ${INTEGRITY_MESSAGE} (console: 0xe8008015, a valid provisioning profile for this executable was not found)`,
          fix: `Download the profile again from ${PROFILES_PAGE} (or with fastlane match/sigh) and export with it: a profile cannot be edited, and “security cms -D” only shows what is in it. A secret that holds one has to be base64 of the file itself.`,
        },
      ]
    })
    .slice(0, MOST_FINDINGS)

function problemOf(profile: Code['profile']): string | undefined {
  if (profile.kind === 'absent') return undefined
  if (profile.kind === 'unreadable') return `cannot be read: ${profile.reason}`
  const { signature } = profile.profile
  switch (signature.kind) {
    case 'valid':
      return undefined
    case 'absent':
      return 'has no signature around it'
    case 'unreadable':
      return `has a signature that cannot be read: ${signature.reason}`
    case 'invalid':
      return `is not as Apple signed it: ${signature.reason}`
  }
}
