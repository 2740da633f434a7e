import type { CodeResources, SealedItem } from '../../formats/code-resources/code-resources'
import type { StepBudget } from '../../formats/code-resources/pattern'
import { type CompiledRules, compileRules, TOO_SLOW } from '../../formats/code-resources/rules'
import type { CodeSignature } from '../../formats/code-signature/code-signature'
import { FolderSet } from '../../primitives/folder-set'
import type { EntryFacts } from '../archive/hash-entry'
import { DifferenceTally } from './difference-tally'
import type { Seal, SealDifference } from './seal'

/** A bundle as it stands in the archive. Paths are relative to it, in composed form (NFC). */
export interface BundleContents {
  readonly files: ReadonlyMap<string, EntryFacts>
  /** The executable, whose own signature seals the seal; empty when there is none. */
  readonly executable: string
  /** The signatures of the code nested at a path, one per architecture; undefined when none is there. */
  readonly codeAt: (path: string) => readonly CodeSignature[] | undefined
  /** Of the whole IPA: what one seal used up is gone for the others. */
  readonly budget: StepBudget
}

/**
 * Outside every seal (Security framework, `BundleDiskRep::adjustResources`). The store adds `SC_Info` to what
 * it has signed: the keys in it are another account's each time.
 */
const NEVER_SEALED = /^(?:_CodeSignature\/|CodeResources$|_MASReceipt\/|SC_Info\/)/

/**
 * Compares a seal with what is there, as the Security framework does (`SecStaticCode::validateResources`):
 * every sealed item must be there unless it is optional, and agree; every file that the rules cover must
 * be sealed. Of two digests the stronger counts.
 */
export function compareSeal(resources: CodeResources, contents: BundleContents): Seal {
  const rules = compileRules(resources.rules, contents.budget)
  if (typeof rules === 'string') return unreadable(rules)
  const tally = new DifferenceTally()
  const comparison = { resources, contents, rules, tally }
  if (!compareUnsealed(comparison, compareSealed(comparison))) return unreadable(TOO_SLOW)
  return {
    kind: 'read',
    version: resources.version,
    sealedFiles: resources.files.size,
    differences: tally.result(),
  }
}

function unreadable(problem: string): Seal {
  return { kind: 'unreadable', reason: `CodeResources: ${problem}` }
}

interface Comparison {
  readonly resources: CodeResources
  readonly contents: BundleContents
  readonly rules: CompiledRules
  readonly tally: DifferenceTally
}

/** What the seal lists, as the bundle would name it. */
interface Listed {
  readonly paths: ReadonlySet<string>
  /** What is in it is sealed by itself. */
  readonly code: FolderSet
}

function compareSealed({ resources, contents, tally }: Comparison): Listed {
  const paths = new Set<string>()
  const code: string[] = []
  for (const [path, item] of resources.files) {
    const composed = path.normalize('NFC')
    paths.add(composed)
    if (item.kind === 'code') code.push(composed)
    if (isOutside(path, contents)) continue
    const difference =
      item.kind === 'code'
        ? compareCode(item, contents.codeAt(composed))
        : compareFile(item, contents.files.get(composed))
    if (difference !== undefined) tally.add({ ...difference, path })
  }
  return { paths, code: new FolderSet(code) }
}

type Difference = Omit<SealDifference, 'path'>

function compareFile(
  item: Exclude<SealedItem, { kind: 'code' }>,
  facts: EntryFacts | undefined,
): Difference | undefined {
  if (agrees(item, facts)) return undefined
  const expected =
    item.kind === 'link' ? linkTo(item.target) : digestOf(item.algorithm, item.digest)
  if (facts === undefined) {
    return item.optional ? undefined : { kind: 'missing', expected, found: '' }
  }
  const found = foundFor(item, facts)
  return found === expected ? undefined : { kind: 'changed', expected, found }
}

/** Most of 20,000 files do, and none of those needs words. */
function agrees(
  item: Exclude<SealedItem, { kind: 'code' }>,
  facts: EntryFacts | undefined,
): boolean {
  if (item.kind === 'link' || facts?.kind !== 'sound' || facts.target !== undefined) return false
  return facts[item.algorithm] === item.digest
}

/** In the same words as what was expected. */
function foundFor(item: Exclude<SealedItem, { kind: 'code' }>, facts: EntryFacts): string {
  if (facts.kind === 'damaged') return `damaged: ${facts.reason}`
  if (facts.target !== undefined) return linkTo(facts.target)
  const algorithm = item.kind === 'link' ? 'sha256' : item.algorithm
  return digestOf(algorithm, facts[algorithm])
}

/** Of 479 seals of real iOS apps none names code: iOS seals file by file. A requirement alone is not judged. */
function compareCode(
  item: Extract<SealedItem, { kind: 'code' }>,
  signatures: readonly CodeSignature[] | undefined,
): Difference | undefined {
  const { cdHash, optional } = item
  const expected = cdHash === undefined ? 'code' : codeWith([cdHash])
  if (signatures === undefined) {
    return optional ? undefined : { kind: 'missing', expected, found: '' }
  }
  const hashes = signatures.flatMap(one => one.directories.map(({ cdHash: found }) => found))
  if (cdHash === undefined || hashes.includes(cdHash)) return undefined
  return {
    kind: 'changed',
    expected,
    found: hashes.length > 0 ? codeWith(hashes) : 'unsigned code',
  }
}

/** @returns false when the rules cannot be followed in time */
function compareUnsealed(
  { resources, contents, rules, tally }: Comparison,
  listed: Listed,
): boolean {
  for (const [path, facts] of contents.files) {
    if (listed.paths.has(path) || isOutside(path, contents) || listed.code.holds(path)) continue
    if (facts.kind === 'damaged') {
      tally.add({ kind: 'changed', path, expected: '', found: `damaged: ${facts.reason}` })
      continue
    }
    if (resources.version === 1 && facts.target !== undefined) continue
    const verdict = rules.judge(path)
    if (verdict === undefined) return false
    if (verdict !== 'omitted') tally.add({ kind: 'added', path, expected: '', found: '' })
  }
  return true
}

function isOutside(path: string, { executable }: BundleContents): boolean {
  return path === executable || NEVER_SEALED.test(path)
}

function linkTo(target: string): string {
  return `a link to “${target}”`
}

function digestOf(algorithm: 'sha1' | 'sha256', digest: string): string {
  return `${algorithm === 'sha1' ? 'SHA-1' : 'SHA-256'} ${digest}`
}

function codeWith(hashes: readonly string[]): string {
  return `code with the cdhash ${hashes.join(' or ')}`
}
