import { plainText, quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { MOST_FINDINGS, SIGN_AGAIN } from '../wording'
import {
  type Code,
  codeOf,
  executablePath,
  flawsOf,
  isInfoPlistChanged,
  named,
  signaturesOf,
} from './executables'
import { isCompared } from './frameworks'

/** Characters of an identifier, as those of `Info.plist` are cut. */
const MAX_ID = 155

/**
 * Installer error 77, MismatchedBundleIDSigningIdentifier (Provenance-Emu/Provenance#943,
 * sauce-archives/isign#64). Where `Info.plist` was changed after signing, that is the cause.
 */
export const signingIdentifierMismatch: Rule = app =>
  codeOf(app)
    .filter(code => code.kind === 'app' || isCompared(code, app))
    .flatMap(code => finding(code) ?? [])
    .slice(0, MOST_FINDINGS)

function finding(code: Code): Finding | undefined {
  const { bundleId } = code
  if (bundleId === '' || isInfoPlistChanged(code)) return undefined
  if (flawsOf(code).some(({ kind }) => kind === 'unsigned-directory')) return undefined
  const other = signaturesOf(code)
    .map(({ identifier }) => plainText(identifier, MAX_ID))
    .find(identifier => identifier !== bundleId)
  if (other === undefined) return undefined
  return {
    rule: 'signing-identifier-mismatch',
    level: 'error',
    message: `${named(code)} is signed as ${quoted(other)} (${quoted(executablePath(code))}), expected was its CFBundleIdentifier ${quoted(bundleId)}. The phone would only say “Unable to Install” (console: MIInstallerErrorDomain 77, MismatchedBundleIDSigningIdentifier; 0xe80000c5).`,
    fix: `Let the identifier be set before signing, and sign with codesign without --identifier (-i), which takes it from Info.plist. ${SIGN_AGAIN}`,
  }
}
