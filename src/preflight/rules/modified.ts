import type { SealDifference } from '../../ipa/bundle/seal'
import { FolderSet } from '../../primitives/folder-set'
import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { INTEGRITY_MESSAGE, MOST_FINDINGS, SIGN_AGAIN } from '../wording'
import { type Code, codeOf, executablePath, isInPlace, named } from './executables'
import { flawInWords } from './flaw-in-words'

/** Differences that one finding names; the rest is counted. */
const MOST_NAMED = 3

const CHANGE_BEFORE_SIGNING = `Make every change before the app is signed: look for the step that touches the .app or the IPA after xcodebuild (version stamping with PlistBuddy, replaced files, strip, lipo, zip) and turn it into a build phase, or export after it. ${SIGN_AGAIN}`

/**
 * Bytes that are not those that were signed. A file of nested code is sealed by everything around it, too,
 * and told once: with the innermost.
 */
export const modifiedAfterSigning: Rule = app => {
  const tampered: Tampered[] = []
  const told = new FolderSet()
  // Inside out, so that what is told already is known.
  for (const code of codeOf(app).filter(isInPlace).toReversed()) {
    const { facts, uncounted } = sealFacts(code, told)
    const all = [...new Set([...signatureFacts(code), ...facts])]
    if (all.length === 0) continue
    tampered.push({ code, facts: all, uncounted })
    told.add(code.path)
  }
  return tampered.toReversed().slice(0, MOST_FINDINGS).map(modified)
}

interface Facts {
  readonly facts: readonly string[]
  /** Differences that the seal counts without naming them. */
  readonly uncounted: number
}

interface Tampered extends Facts {
  readonly code: Code
}

function modified({ code, facts, uncounted }: Tampered): Finding {
  const shown = facts.slice(0, MOST_NAMED).join('; ')
  const rest = Math.max(0, facts.length - MOST_NAMED) + uncounted
  const more = rest > 0 ? `; and ${rest} more` : ''
  return {
    rule: 'modified-after-signing',
    level: 'error',
    message: `${named(code)} is not as it was signed: ${shown}${more}. ${INTEGRITY_MESSAGE} (console: 0xe8008017, a signed resource has been added, modified, or deleted)`,
    fix: CHANGE_BEFORE_SIGNING,
  }
}

function signatureFacts(code: Code): readonly string[] {
  const { executable } = code
  if (executable.kind !== 'mach-o') return []
  const file = quoted(executablePath(code))
  return executable.slices.flatMap(({ signature }) => {
    if (signature.kind === 'absent') return []
    if (signature.kind === 'unreadable') {
      return [`the code signature of ${file} cannot be read (${signature.reason})`]
    }
    return signature.flaws.flatMap(flaw => flawInWords(flaw, file) ?? [])
  })
}

function sealFacts({ seal, path }: Code, told: FolderSet): Facts {
  if (seal.kind === 'absent') return { facts: [], uncounted: 0 }
  if (seal.kind === 'unreadable') {
    const file = quoted(`${path}/_CodeSignature/CodeResources`)
    return { facts: [`${file} cannot be read (${seal.reason})`], uncounted: 0 }
  }
  const { changed, missing, added, first } = seal.differences
  const own = first.filter(one => !told.holds(`${path}/${one.path}`))
  // With every named one told elsewhere, the others most likely are, too.
  const uncounted = own.length > 0 ? changed + missing + added - first.length : 0
  return { facts: own.map(differenceInWords), uncounted }
}

function differenceInWords({ kind, path, expected, found }: SealDifference): string {
  const file = quoted(path)
  if (kind === 'missing')
    return `${file} is missing${expected === '' ? '' : ` (sealed: ${expected})`}`
  if (kind === 'added') return `${file} was added, the seal does not know it`
  return `${file} differs: sealed is ${expected}, found ${found}`
}
