import type { Certificate } from '../../formats/cms/certificate'
import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import {
  CERTIFICATES_PAGE,
  certificateInWords,
  INTEGRITY_MESSAGE,
  MOST_FINDINGS,
  PROFILES_PAGE,
} from '../wording'
import {
  type Code,
  codeOf,
  executablePath,
  flawsOf,
  hasOwnProfile,
  isInPlace,
  named,
  signaturesOf,
} from './executables'

/**
 * Certificates that signed this code: one, unless its architectures were signed apart. Whether the
 * signature holds is another question.
 */
export function signersOf(code: Pick<Code, 'executable'>): readonly Certificate[] {
  const signers = signaturesOf(code).flatMap(({ signer }) =>
    signer.kind === 'read' && signer.certificate ? [signer.certificate] : [],
  )
  return [...new Map(signers.map(one => [one.sha256, one])).values()]
}

/** A profile vouches for the certificates in it and for no others (Apple TN3125, «who»). */
export const signerNotInProfile: Rule = app =>
  codeOf(app)
    .filter(isInPlace)
    .flatMap(code => {
      const { profile } = code
      if (profile.kind !== 'read' || !tellsCertificates(profile.profile)) return []
      if (!isProven(code)) return []
      const told = hasOwnProfile(code) ? [] : signersOf(app).map(({ sha256 }) => sha256)
      const known = [...profile.profile.certificateDigests, ...told]
      const strangers = signersOf(code).filter(({ sha256 }) => !known.includes(sha256))
      return strangers.map(signer => stranger(signer, { code, profile: profile.profile }))
    })
    .slice(0, MOST_FINDINGS)

/** Of a signature that does not hold nobody knows who made it: `modified-after-signing` tells. */
function isProven(code: Code): boolean {
  return flawsOf(code).every(({ kind }) => kind !== 'signature-invalid')
}

/** One that could not be read, and that no digest stands for, may be the very one. */
function tellsCertificates({
  certificates,
  unreadableCertificates,
  ...profile
}: ProvisioningProfile) {
  return unreadableCertificates === 0 || profile.certificateDigests.length > certificates.length
}

function stranger(
  signer: Certificate,
  { code, profile }: { readonly code: Code; readonly profile: ProvisioningProfile },
): Finding {
  const names = profile.certificates.map(one => `${certificateInWords(one)} (${short(one.sha256)})`)
  const expected =
    names.length > 0
      ? `expected was ${quotedList(names)}`
      : `which holds ${profile.certificateDigests.length} others`
  const where = hasOwnProfile(code) ? 'its' : 'the app’s'
  return {
    rule: 'signer-not-in-profile',
    level: 'error',
    message: `${named(code)} is signed by ${quoted(`${certificateInWords(signer)} (${short(signer.sha256)})`)}, which is not among the certificates of ${where} provisioning profile ${quoted(profile.name)}; ${expected}. Signed is ${quoted(executablePath(code))}. ${INTEGRITY_MESSAGE} (console: 0xe8008015, a valid provisioning profile for this executable was not found)`,
    fix: `Sign with a certificate of the profile, or select this certificate in the profile at ${PROFILES_PAGE}, download it and export again. A certificate that was renewed at ${CERTIFICATES_PAGE} is a new one: with fastlane match, run it with force: true.`,
  }
}

/** As much of a fingerprint as tells two certificates of one name apart. */
function short(sha256: string): string {
  return `SHA-256 ${sha256.slice(0, 16)}…`
}
