import type { Certificate } from '../formats/cms/certificate'
import { sizeInWords } from '../primitives/in-words'

/** `99,614,721 bytes (99.6 MB)`: exact, where a limit is near. */
export function bytes(size: number): string {
  return `${size.toLocaleString('en-US')} bytes (${sizeInWords(size)})`
}

/** What Apple's certificates begin with; behind the colon stands whoever they are for. */
const CERTIFICATE_KIND =
  /^((?:Apple|iPhone|iOS|Mac) (?:Development|Distribution|Developer)|Developer ID Application)\b/

/**
 * `Apple Development, team ABCDE12345`. Its common name holds the name or the address of a person, who did
 * not ask to be named in public.
 */
export function certificateInWords({
  commonName,
  teamId,
}: Pick<Certificate, 'commonName' | 'teamId'>): string {
  const kind = CERTIFICATE_KIND.exec(commonName)?.[1] ?? 'of another kind'
  return teamId === undefined ? kind : `${kind}, team ${teamId}`
}

/** What iOS shows for nearly everything that is wrong with a signature or a profile. */
export const INTEGRITY_MESSAGE =
  'The phone would only say that the app “cannot be installed because its integrity could not be verified”.'

/** Xcode 15.3 renamed the export methods; fastlane keeps the old names. */
export const EXPORT_AD_HOC =
  'Export the archive with method “release-testing” (called “ad-hoc” before Xcode 15.3) in ExportOptions.plist; with fastlane: export_method: "ad-hoc".'

/** One rule names this many places; a build that is wrong everywhere needs no longer list. */
export const MOST_FINDINGS = 10

export const PROFILES_PAGE = 'https://developer.apple.com/account/resources/profiles/list'
export const DEVICES_PAGE = 'https://developer.apple.com/account/resources/devices/list'
export const CERTIFICATES_PAGE = 'https://developer.apple.com/account/resources/certificates/list'
export const IDENTIFIERS_PAGE = 'https://developer.apple.com/account/resources/identifiers/list'

/** How code is signed once more without a build: inside out, with everything that belongs together. */
export const SIGN_AGAIN =
  'To sign an existing IPA again use fastlane’s resign action (or sigh resign), which does it inside out.'
