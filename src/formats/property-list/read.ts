import { ActionError } from '../../primitives/errors'
import { isBinaryPropertyList, readBinaryPropertyList } from './binary'
import { isDictionary, type PropertyList, type PropertyListDictionary } from './property-list'
import { readXmlPropertyList } from './xml'

/** 16 MiB: the largest lists in an app are the seals of its resources, a few MiB for 20,000 files. */
const LARGEST_LIST_BYTES = 16 * 1024 * 1024

/**
 * Reads a binary (`bplist00`) or XML property list; the bytes decide which.
 *
 * The result has at most {@link MOST_NODES} values even when every shared value is counted each time
 * it occurs, and is at most {@link DEEPEST_LEVEL} levels deep: it may be walked or written out without
 * further care.
 *
 * @throws ActionError `malformed` saying which rule is broken and where.
 */
export function parsePropertyList(bytes: Uint8Array): PropertyList {
  if (bytes.length > LARGEST_LIST_BYTES) {
    throw new ActionError(
      `property list of ${bytes.length} bytes: more than ${LARGEST_LIST_BYTES} are not read`,
      { code: 'malformed' },
    )
  }
  return isBinaryPropertyList(bytes) ? readBinaryPropertyList(bytes) : readXmlPropertyList(bytes)
}

/** {@link parsePropertyList} for the usual case: the root must be a dictionary. */
export function parsePropertyListDictionary(bytes: Uint8Array): PropertyListDictionary {
  const root = parsePropertyList(bytes)
  if (!isDictionary(root)) {
    throw new ActionError('property list: the root is not a dictionary', { code: 'malformed' })
  }
  return root
}
