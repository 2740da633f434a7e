import { createHash } from 'node:crypto'
import { type PlistInput, Real } from './plist-input'
import { xmlPlist } from './xml-plist'

/**
 * `_CodeSignature/CodeResources` over `files`, by their path inside the bundle, as `codesign` writes it for
 * iOS: the executable is not listed, since its own signature seals this list; translations are optional.
 */
export function codeResources(
  files: ReadonlyMap<string, Uint8Array>,
  executable: string,
): Uint8Array {
  const listed = [...files].filter(([path]) => path !== executable).sort(byPath)
  const sealed = listed.filter(([path]) => !/^(?:Info\.plist|PkgInfo)$/.test(path))
  return xmlPlist({
    files: Object.fromEntries(listed.map(([path, data]) => [path, firstItem(path, data)])),
    files2: Object.fromEntries(sealed.map(([path, data]) => [path, secondItem(path, data)])),
    rules: RULES,
    rules2: RULES_2,
  })
}

function firstItem(path: string, data: Uint8Array): PlistInput {
  const hash = digest('sha1', data)
  return isOptional(path) ? { hash, optional: true } : hash
}

function secondItem(path: string, data: Uint8Array): PlistInput {
  return { hash2: digest('sha256', data), ...(isOptional(path) && { optional: true }) }
}

/** By the rules below: `Base.lproj` weighs more than the others. */
function isOptional(path: string): boolean {
  return /^.*\.lproj\//.test(path) && !path.startsWith('Base.lproj/')
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

const RULES: PlistInput = {
  '^.*': true,
  '^.*\\.lproj/': { optional: true, weight: new Real(1000) },
  '^.*\\.lproj/locversion.plist$': { omit: true, weight: new Real(1100) },
  '^Base\\.lproj/': { weight: new Real(1010) },
  '^version.plist$': true,
}

const RULES_2: PlistInput = {
  '.*\\.dSYM($|/)': { weight: new Real(11) },
  '^(.*/)?\\.DS_Store$': { omit: true, weight: new Real(2000) },
  '^.*': true,
  '^.*\\.lproj/': { optional: true, weight: new Real(1000) },
  '^.*\\.lproj/locversion.plist$': { omit: true, weight: new Real(1100) },
  '^Base\\.lproj/': { weight: new Real(1010) },
  '^Info\\.plist$': { omit: true, weight: new Real(20) },
  '^PkgInfo$': { omit: true, weight: new Real(20) },
  '^embedded\\.provisionprofile$': { weight: new Real(20) },
  '^version\\.plist$': { weight: new Real(20) },
}

function digest(algorithm: 'sha1' | 'sha256', data: Uint8Array): Uint8Array {
  return createHash(algorithm).update(data).digest()
}
