import type { App } from '../../ipa/app'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { MOST_FINDINGS } from '../wording'
import {
  type Code,
  codeOf,
  flawsOf,
  hasOwnProfile,
  isInPlace,
  named,
  signaturesOf,
  soAre,
} from './executables'

/** The first iOS that asks for DER entitlements (Apple, «Using the latest code signature format»). */
const STRICT_SINCE = 15
/** `CodeDirectory v=20400` in the words of `codesign -dv`: «for any value less, you need to re-sign». */
const LEAST_VERSION = 0x20400

/**
 * A signature in the format of before iOS 15. Apple: «apps signed with a previous signature format will not
 * launch», and the installer already refuses them (zhlynn/zsign#148, libimobiledevice/ideviceinstaller#139).
 * Earlier systems take them, so it is an error where the build asks for iOS 15 or later, which no device could
 * give it, and a warning where it does not: the few devices that stop at iOS 12 do install it. There is nothing
 * to say about SHA-1 alone: whoever still signed so wrote an older version of the directory.
 */
export const oldSignature: Rule = app => {
  const alike = new Map<string, Code[]>()
  for (const code of codeOf(app).filter(isInPlace)) {
    const what = oldFormat(code)
    if (what === undefined) continue
    const key = `${what} ${isForWatch(code)}`
    alike.set(key, [...(alike.get(key) ?? []), code])
  }
  return [...alike.values()].flatMap(codes => finding(codes, app) ?? []).slice(0, MOST_FINDINGS)
}

/** One tool signed them all, so they are mended together: told in full with the outermost. */
function finding([code, ...others]: readonly Code[], app: App): Finding | undefined {
  const what = code && oldFormat(code)
  if (code === undefined || what === undefined) return undefined
  const isRefused = majorOf(app.minimumOs) >= STRICT_SINCE && !isForWatch(code)
  const reach = isRefused
    ? `No device could install it, because the app asks for iOS ${app.minimumOs}`
    : `Only devices with ${isForWatch(code) ? 'watchOS 7' : 'iOS 14'} or earlier would install it`
  return {
    rule: 'old-signature',
    level: isRefused ? 'error' : 'warning',
    message: `${named(code)} is signed in a format that iOS 15 and later refuse: ${what}${soAre(others)}. ${reach}. The phone would only say that the app “needs to be updated” by its developer (console: 0xe8008029, the code signature version is no longer supported).`,
    fix: 'Sign with Xcode 13 or later, on macOS 12 or later; a tool of your own that re-signs has to call codesign with --generate-entitlement-der.',
  }
}

/**
 * The DER form is asked of main executables: of an extension `ends-at-launch` tells, of libraries nobody asks.
 * The version counts in all code that is verified (zhlynn/zsign#84).
 */
function oldFormat(code: Code): string | undefined {
  const isMain = hasOwnProfile(code) && code.kind !== 'extension'
  if (isMain && flawsOf(code).some(flaw => flaw.kind === 'old-format')) {
    return 'its entitlements are there as XML only, expected was the DER form as well'
  }
  const version = signaturesOf(code)
    .map(({ directories }) => Math.max(...directories.map(one => one.version)))
    .find(latest => latest < LEAST_VERSION)
  if (version === undefined) return undefined
  return `its code directory has the version ${quoted(version.toString(16))}, expected was ${LEAST_VERSION.toString(16)} or later`
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

/** On the watch another system decides, whose version the phone's does not tell. */
function isForWatch({ path }: Code): boolean {
  return path.includes('/Watch/')
}
