import { createHash } from 'node:crypto'
import type { PlistInput } from './plist-input'
import { xmlPlist } from './xml-plist'

/** `_CodeSignature/CodeResources` over `files`, by their path inside the bundle, as `codesign` writes it. */
export function codeResources(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sealed = [...files].filter(([path]) => !/^(?:Info\.plist|PkgInfo)$/.test(path))
  return xmlPlist({
    files: Object.fromEntries(sealed.map(([path, data]) => [path, digest('sha1', data)])),
    files2: Object.fromEntries(
      sealed.map(([path, data]) => [path, { hash2: digest('sha256', data) }]),
    ),
    rules: RULES,
    rules2: RULES_2,
  })
}

const RULES: PlistInput = {
  '^.*': true,
  '^.*\\.lproj/': { optional: true, weight: 1000 },
  '^.*\\.lproj/locversion.plist$': { omit: true, weight: 1100 },
  '^Base\\.lproj/': { weight: 1010 },
  '^version.plist$': true,
}

const RULES_2: PlistInput = {
  '.*\\.dSYM($|/)': { weight: 11 },
  '^(.*/)?\\.DS_Store$': { omit: true, weight: 2000 },
  '^.*': true,
  '^.*\\.lproj/': { optional: true, weight: 1000 },
  '^.*\\.lproj/locversion.plist$': { omit: true, weight: 1100 },
  '^Base\\.lproj/': { weight: 1010 },
  '^Info\\.plist$': { omit: true, weight: 20 },
  '^PkgInfo$': { omit: true, weight: 20 },
  '^embedded\\.provisionprofile$': { weight: 20 },
  '^version\\.plist$': { weight: 20 },
}

function digest(algorithm: 'sha1' | 'sha256', data: Uint8Array): Uint8Array {
  return createHash(algorithm).update(data).digest()
}
