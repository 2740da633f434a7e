import { readSignedContent } from '../../formats/cms/cms'
import { readDerPropertyList } from '../../formats/property-list/der'
import {
  arrayAt,
  dataAt,
  type PropertyListDictionary,
} from '../../formats/property-list/property-list'
import { ActionError } from '../../primitives/errors'

/** Bytes of a SHA-256. */
const DIGEST_SIZE = 32

/**
 * `DER-Encoded-Profile`: the same profile once more, signed by itself. Apple calls it the source of truth
 * and does not document its form (TN3125), so whatever cannot be read of it counts as not there.
 */
export function derProfileIn(root: PropertyListDictionary): PropertyListDictionary | undefined {
  const bytes = dataAt(root, 'DER-Encoded-Profile')
  if (bytes === undefined) return undefined
  try {
    return readDerPropertyList(readSignedContent(bytes))
  } catch (error) {
    if (error instanceof ActionError) return undefined
    throw error
  }
}

/** The list, with what it lacks taken from its DER form. */
export function completed(
  root: PropertyListDictionary,
  der: PropertyListDictionary | undefined,
): PropertyListDictionary {
  if (der === undefined) return root
  const missing = [...der].filter(([key]) => !root.has(key) && key !== 'DeveloperCertificates')
  return new Map([...root, ...missing])
}

/** SHA-256 of the certificates it is for, in lower-case hex; the DER form holds no more of them than that. */
export function derCertificateDigests(der: PropertyListDictionary | undefined): readonly string[] {
  const listed = der === undefined ? [] : (arrayAt(der, 'DeveloperCertificates') ?? [])
  return listed.flatMap(one =>
    one instanceof Uint8Array && one.length === DIGEST_SIZE
      ? [Buffer.from(one).toString('hex')]
      : [],
  )
}
