import { ActionError } from '../../primitives/errors'
import { isBinaryPropertyList, readBinaryPropertyList } from './binary'
import {
  isDictionary,
  type PropertyList,
  type PropertyListDictionary,
  type TakeEntry,
  type Takers,
} from './property-list'
import { readXmlPropertyList } from './xml'

/** 16 MiB: the largest lists in an app are the seals of its resources, a few MiB for 20,000 files. */
const LARGEST_LIST_BYTES = 16 * 1024 * 1024

const NOBODY: Takers = new Map()

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
  return parse(bytes, NOBODY)
}

function parse(bytes: Uint8Array, takers: Takers): PropertyList {
  if (bytes.length > LARGEST_LIST_BYTES) {
    throw new ActionError(
      `property list of ${bytes.length} bytes: more than ${LARGEST_LIST_BYTES} are not read`,
      { code: 'malformed' },
    )
  }
  return isBinaryPropertyList(bytes)
    ? handedOver(readBinaryPropertyList(bytes), takers)
    : readXmlPropertyList(bytes, takers)
}

/** Binary lists share objects, so no entry can go before all are read. */
function handedOver(root: PropertyList, takers: Takers): PropertyList {
  if (!isDictionary(root) || takers.size === 0) return root
  return new Map([...root].map(([name, value]) => [name, emptied(value, takers.get(name))]))
}

function emptied(value: PropertyList, begin: (() => TakeEntry) | undefined): PropertyList {
  if (!begin || !isDictionary(value)) return value
  const take = begin()
  for (const [key, one] of value) take(key, one)
  return new Map()
}

/** {@link parsePropertyList} for the usual case: the root must be a dictionary. Of what is taken, it is empty. */
export function parsePropertyListDictionary(
  bytes: Uint8Array,
  takers: Takers = NOBODY,
): PropertyListDictionary {
  const root = parse(bytes, takers)
  if (!isDictionary(root)) {
    throw new ActionError('property list: the root is not a dictionary', { code: 'malformed' })
  }
  return root
}
