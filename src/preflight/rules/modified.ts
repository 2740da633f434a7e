import type { Seal, SealDifference } from '../../ipa/bundle/seal'
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
  // Inside out, so that what is told already is known.
  for (const code of codeOf(app).filter(isInPlace).toReversed()) {
    const facts = factsOf(code, tampered)
    if (facts.length > 0) tampered.push({ code, facts })
  }
  return tampered.toReversed().slice(0, MOST_FINDINGS).map(modified)
}

interface Tampered {
  readonly code: Code
  readonly facts: readonly string[]
}

function modified({ code, facts }: Tampered): Finding {
  const shown = facts.slice(0, MOST_NAMED).join('; ')
  const more = facts.length > MOST_NAMED ? `; and ${facts.length - MOST_NAMED} more` : ''
  return {
    rule: 'modified-after-signing',
    level: 'error',
    message: `${named(code)} is not as it was signed: ${shown}${more}. ${INTEGRITY_MESSAGE} (console: 0xe8008017, a signed resource has been added, modified, or deleted)`,
    fix: CHANGE_BEFORE_SIGNING,
  }
}

function factsOf(code: Code, inside: readonly Tampered[]): readonly string[] {
  return [...new Set([...signatureFacts(code), ...sealFacts(code, inside)])]
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

function sealFacts({ seal, path }: Code, inside: readonly Tampered[]): readonly string[] {
  if (seal.kind === 'absent') return []
  if (seal.kind === 'unreadable') {
    return [`${quoted(`${path}/_CodeSignature/CodeResources`)} cannot be read (${seal.reason})`]
  }
  const told = inside.map(({ code }) => code.path)
  const isTold = (difference: SealDifference) =>
    told.some(
      place =>
        `${path}/${difference.path}` === place ||
        `${path}/${difference.path}`.startsWith(`${place}/`),
    )
  const own = seal.differences.first.filter(difference => !isTold(difference))
  return [...own.map(differenceInWords), ...unnamed(seal, own.length > 0)]
}

/** Differences that the seal only counts. With every named one told elsewhere, the others most likely are, too. */
function unnamed({ differences }: Extract<Seal, { kind: 'read' }>, hasOwn: boolean): string[] {
  const { changed, missing, added, first } = differences
  const rest = changed + missing + added - first.length
  return hasOwn ? Array.from({ length: rest }, (_, index) => `difference ${index}`) : []
}

function differenceInWords({ kind, path, expected, found }: SealDifference): string {
  const file = quoted(path)
  if (kind === 'missing')
    return `${file} is missing${expected === '' ? '' : ` (sealed: ${expected})`}`
  if (kind === 'added') return `${file} was added, the seal does not know it`
  return `${file} differs: sealed is ${expected}, found ${found}`
}
