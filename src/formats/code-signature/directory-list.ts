import { type BaseBlock, OctetString } from 'asn1js'
import { ActionError } from '../../errors'
import { joinedOctets } from '../cms'
import type { SignedAttributes } from '../cms-attributes'
import { objectIdentifier, partsOf } from '../der'
import { arrayAt, parsePropertyListDictionary } from '../property-list'
import type { CodeDirectory } from './code-directory'
import type { SignatureFlaw } from './flaw'
import { hashOid } from './hash-kind'

/** Apple's signed attribute with a property list of the first 20 bytes of every directory's hash. */
const CD_HASHES = '1.2.840.113635.100.9.1'
/** The same in DER, with whole hashes and their algorithms. */
const CD_DIGESTS = '1.2.840.113635.100.9.2'

/**
 * The CMS signs the primary directory; the others are signed by these lists. Both are optional, as in
 * Apple's `StaticCode.cpp`, but what they list must be exactly the directories that are there.
 */
export function directoryListFlaws(
  directories: readonly CodeDirectory[],
  attributes: SignedAttributes | undefined,
): readonly SignatureFlaw[] {
  const hashes = attributes?.values.get(CD_HASHES)
  const digests = attributes?.values.get(CD_DIGESTS)
  const isAlone = directories.length === 1
  if (!hashes && !digests) return isAlone ? [] : unlisted(directories.slice(1), CD_DIGESTS)
  return [
    ...(hashes ? listFlaws(directories, { attribute: CD_HASHES, listed: cdHashesIn(hashes) }) : []),
    ...(digests
      ? listFlaws(directories, { attribute: CD_DIGESTS, listed: digestsIn(digests) })
      : []),
  ]
}

interface DirectoryList {
  readonly attribute: string
  /** Each a cdhash, or an algorithm and a whole digest. */
  readonly listed: readonly string[]
}

function listFlaws(
  directories: readonly CodeDirectory[],
  { attribute, listed }: DirectoryList,
): readonly SignatureFlaw[] {
  const wanted = directories.map(one => (attribute === CD_HASHES ? one.cdHash : digestKey(one)))
  const missing = directories.filter((_, index) => !listed.includes(wanted[index] ?? ''))
  if (missing.length > 0) return unlisted(missing, attribute)
  return listed.every(one => wanted.includes(one))
    ? []
    : unlisted(directories.slice(0, 1), attribute)
}

function unlisted(
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

function digestKey({ hash, digest }: CodeDirectory): string {
  return `${hashOid(hash)} ${digest}`
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
