import type { CodeResources, SealedItem } from '../formats/code-resources'
import type { StepBudget } from '../formats/code-resources-pattern'
import type { CodeSignature } from '../formats/code-signature/code-signature'
import { plainText } from '../plain-text'
import type { EntryFacts } from './hash-entry'
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

/** Differences named; the others are counted. */
const MAX_NAMED = 20
/** Characters of a path, and of what was expected or found. */
const MAX_PATH = 300
const MAX_TEXT = 200

/**
 * Outside every seal (Security framework, `BundleDiskRep::adjustResources`). The store adds `SC_Info` to what
 * it has signed: the keys in it are another account's each time.
 */
const NEVER_SEALED = /^(?:_CodeSignature\/|CodeResources$|_MASReceipt\/|SC_Info\/)/

const ORDER: readonly SealDifference['kind'][] = ['changed', 'missing', 'added']

/**
 * Compares a seal with what is there, as the Security framework does (`SecStaticCode::validateResources`):
 * every sealed item must be there unless it is optional, and agree; every file that the rules cover must
 * be sealed. Of two digests the stronger counts.
 */
export function compareSeal(resources: CodeResources, contents: BundleContents): Seal {
  const differences = sealedDifferences(resources, contents)
  const added = unsealedDifferences(resources, contents)
  if (added === undefined) {
    return { kind: 'unreadable', reason: 'CodeResources: its rules take too long to follow' }
  }
  const all = [...differences, ...added]
  const count = (kind: SealDifference['kind']) => all.filter(one => one.kind === kind).length
  return {
    kind: 'read',
    version: resources.version,
    sealedFiles: resources.files.size,
    differences: {
      changed: count('changed'),
      missing: count('missing'),
      added: count('added'),
      first: all.sort(byKindAndPath).slice(0, MAX_NAMED).map(shown),
    },
  }
}

function sealedDifferences(resources: CodeResources, contents: BundleContents): SealDifference[] {
  const differences: SealDifference[] = []
  for (const [path, item] of resources.files) {
    if (isOutside(path, contents)) continue
    const difference =
      item.kind === 'code'
        ? compareCode(item, contents.codeAt(path))
        : compareFile(item, contents.files.get(path.normalize('NFC')))
    if (difference !== undefined) differences.push({ ...difference, path })
  }
  return differences
}

type Difference = Omit<SealDifference, 'path'>

function compareFile(
  item: Exclude<SealedItem, { kind: 'code' }>,
  facts: EntryFacts | undefined,
): Difference | undefined {
  const expected =
    item.kind === 'link' ? linkTo(item.target) : digestOf(item.algorithm, item.digest)
  if (facts === undefined) {
    return item.optional ? undefined : { kind: 'missing', expected, found: '' }
  }
  const found = foundFor(item, facts)
  return found === expected ? undefined : { kind: 'changed', expected, found }
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

/** undefined when the rules cannot be followed in time. */
function unsealedDifferences(
  { files, rules, version }: CodeResources,
  contents: BundleContents,
): readonly SealDifference[] | undefined {
  const listed = new Set([...files.keys()].map(path => path.normalize('NFC')))
  const code = new Set([...files].flatMap(([path, { kind }]) => (kind === 'code' ? [path] : [])))
  const differences: SealDifference[] = []
  for (const [path, facts] of contents.files) {
    if (listed.has(path) || isOutside(path, contents)) continue
    if (isInside(path, code)) continue
    if (facts.kind === 'damaged') {
      const found = `damaged: ${facts.reason}`
      differences.push({ kind: 'changed', path, expected: '', found })
      continue
    }
    if (version === 1 && facts.target !== undefined) continue
    const verdict = rules.judge(path, contents.budget)
    if (verdict === undefined) return undefined
    if (verdict !== 'omitted') differences.push({ kind: 'added', path, expected: '', found: '' })
  }
  return differences
}

function isOutside(path: string, { executable }: BundleContents): boolean {
  return path === executable || NEVER_SEALED.test(path)
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (folders.has(path.slice(0, at))) return true
  }
  return false
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

function byKindAndPath(a: SealDifference, b: SealDifference): number {
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)
  if (byKind !== 0) return byKind
  return a.path < b.path ? -1 : 1
}

function shown({ kind, path, expected, found }: SealDifference): SealDifference {
  return {
    kind,
    path: plainText(path, MAX_PATH),
    expected: plainText(expected, MAX_TEXT),
    found: plainText(found, MAX_TEXT),
  }
}
