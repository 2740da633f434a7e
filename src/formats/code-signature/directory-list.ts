import { type BaseBlock, OctetString } from 'asn1js'
import { ActionError } from '../../primitives/errors'
import type { SignedAttributes } from '../cms/attributes'
import { joinedOctets } from '../cms/cms'
import { objectIdentifier, partsOf } from '../cms/der'
import { arrayAt } from '../property-list/property-list'
import { parsePropertyListDictionary } from '../property-list/read'
import type { CodeDirectory } from './code-directory'
import type { SignatureFlaw } from './flaw'
import { hashOid } from './hash-kind'

/** Apple's signed attribute with a property list of the first 20 bytes of every directory's hash. */
const CD_HASHES = '1.2.840.113635.100.9.1'

/** The same in DER, with whole hashes and their algorithms. */
const CD_DIGESTS = '1.2.840.113635.100.9.2'

/**
 * The CMS signs the primary directory; the others are signed by these lists. Apple's `StaticCode.cpp` lets
 * both be missing, but the first must list exactly the directories that are there. Of the second, CoreTrust
 * asks for whole and true digests; re-signing tools list only the SHA-256 directory in it, which is taken.
 */
export function directoryListFlaws(
  directories: readonly CodeDirectory[],
  attributes: SignedAttributes | undefined,
): readonly SignatureFlaw[] {
  const hashes = attributes?.values.get(CD_HASHES)
  const digests = attributes?.values.get(CD_DIGESTS)
  if (!hashes && !digests) return flawed(directories.slice(1).filter(counts), CD_DIGESTS)
  const isWhole = hashes === undefined
  return [
    ...(hashes
      ? listFlaws(directories, {
          attribute: CD_HASHES,
          listed: cdHashesIn(hashes),
          keyOf: one => one.cdHash,
          isWhole: true,
        })
      : []),
    ...(digests
      ? listFlaws(directories, {
          attribute: CD_DIGESTS,
          listed: digestsIn(digests),
          keyOf: ({ hash, digest }) => `${hashOid(hash)} ${digest}`,
          isWhole,
        })
      : []),
  ]
}

interface DirectoryList {
  readonly attribute: string
  readonly listed: readonly string[]
  /** How this list names a directory. */
  readonly keyOf: (directory: CodeDirectory) => string
  /** All directories have to be in it; else one of them, and nothing foreign. */
  readonly isWhole: boolean
}

function listFlaws(
  directories: readonly CodeDirectory[],
  { attribute, listed, keyOf, isWhole }: DirectoryList,
): readonly SignatureFlaw[] {
  const unlisted = directories.filter(one => !listed.includes(keyOf(one)))
  const missing = unlisted.filter(counts)
  const known = directories.map(keyOf)
  const isForeign = listed.some(one => !known.includes(one))
  const isEmpty = unlisted.length === directories.length
  if (missing.length > 0 && (isWhole || isForeign || isEmpty)) return flawed(missing, attribute)
  return isForeign ? flawed(directories.slice(0, 1), attribute) : []
}

/** An alternate with SHA-1 is for systems before iOS 11: no later one takes it, so it need not be listed. */
function counts({ slot, hash }: CodeDirectory): boolean {
  return slot === 0 || hash !== 'sha1'
}

function flawed(
  directories: readonly CodeDirectory[],
  attribute: string,
): readonly SignatureFlaw[] {
  return directories.map(({ hash }) => ({ kind: 'directory-not-signed', hash, attribute }))
}

function cdHashesIn(values: readonly BaseBlock[]): readonly string[] {
  return values.flatMap(value => {
    if (!(value instanceof OctetString)) return []
    try {
      const listed = arrayAt(parsePropertyListDictionary(joinedOctets(value)), 'cdhashes') ?? []
      return listed.flatMap(one => (one instanceof Uint8Array ? [hex(one)] : []))
    } catch (error) {
      if (error instanceof ActionError) return []
      throw error
    }
  })
}

function digestsIn(values: readonly BaseBlock[]): readonly string[] {
  return values.flatMap(value => {
    const [algorithm, digest] = partsOf(value) ?? []
    const oid = objectIdentifier(algorithm)
    if (oid === undefined || !(digest instanceof OctetString)) return []
    return [`${oid} ${hex(joinedOctets(digest))}`]
  })
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
