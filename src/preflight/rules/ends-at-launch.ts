import type { App } from '../../ipa/app'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import { claimsOf } from './entitlement-claims'
import { type Code, codeOf, executablePath, flawsOf, named, signaturesOf } from './executables'

/** `CS_EXECSEG_MAIN_BINARY` of XNU’s `kern/cs_blobs.h`. */
const MAIN_BINARY = 1
/** The first iOS that ends what claims entitlements without it. */
const ASKED_SINCE = 26

/** It installs, and is ended as it opens. */
export const endsAtLaunch: Rule = app =>
  codeOf(app)
    .filter(({ path }) => !path.includes('/Watch/'))
    .flatMap(code => finding(code, app) ?? [])
    .slice(0, MOST_FINDINGS)

function finding(code: Code, app: App): Finding | undefined {
  if (code.kind !== 'app' && code.kind !== 'extension') return undefined
  if (lacksMainFlag(code)) return withoutMainFlag(code, app)
  const isXmlOnly =
    code.kind === 'extension' && flawsOf(code).some(({ kind }) => kind === 'old-format')
  return isXmlOnly ? withXmlAlone(code) : undefined
}

function lacksMainFlag(code: Code): boolean {
  return signaturesOf(code).some(signature => {
    const [{ executableSegment }] = signature.directories
    if (executableSegment === undefined || claimsOf(signature).size === 0) return false
    return executableSegment.flags % 2 !== MAIN_BINARY
  })
}

/** zhlynn/zsign#391 and #396, SideStore/SideStore#1462. */
function withoutMainFlag(code: Code, { minimumOs }: App): Finding {
  return {
    rule: 'ends-at-launch',
    level: Number.parseInt(minimumOs, 10) >= ASKED_SINCE ? 'error' : 'warning',
    message: `${named(code)} is signed without the flag of a main executable (CS_EXECSEG_MAIN_BINARY in the code directory of ${quoted(executablePath(code))}), expected was 1. It installs, and iOS 26 and later end it as it opens; the phone says nothing.`,
    fix: 'Sign with Apple’s codesign, or with a version of your re-signing tool that sets the flag on every app and extension (zsign: after its issue 396).',
  }
}

function withXmlAlone(code: Code): Finding {
  return {
    rule: 'ends-at-launch',
    level: 'warning',
    message: `${named(code)} has its entitlements as XML only (${quoted(executablePath(code))}), expected was the DER form as well. The app installs, but this extension does not open from iOS 15 on; the phone says nothing.`,
    fix: 'Sign with Xcode 13 or later, on macOS 12 or later; a tool of your own that re-signs has to call codesign with --generate-entitlement-der.',
  }
}
