import { ActionError } from '../../primitives/errors'
import {
  booleanAt,
  dictionaryAt,
  isDictionary,
  type PropertyList,
  stringAt,
  type TakeEntry,
  type Takers,
} from '../property-list/property-list'
import { parsePropertyListDictionary } from '../property-list/read'
import { type ResourceRule, readResourceRules } from './rules'

/** `_CodeSignature/CodeResources`: what the signer saw in the bundle beside the executable. */
export interface CodeResources {
  /** 2: `files2` and `rules2` were read; 1: there are only `files` and `rules`. */
  readonly version: 1 | 2
  /** By path from the bundle's folder, as spelled there. */
  readonly files: ReadonlyMap<string, SealedItem>
  readonly rules: readonly ResourceRule[]
}

/** What is sealed at one path. Digests are lower-case hex. An optional item may be missing. */
export type SealedItem =
  | {
      readonly kind: 'file'
      readonly algorithm: 'sha1' | 'sha256'
      readonly digest: string
      readonly optional: boolean
    }
  | { readonly kind: 'link'; readonly target: string; readonly optional: boolean }
  | {
      readonly kind: 'code'
      /** The first 20 bytes of a CodeDirectory's hash; undefined when only a requirement tells. */
      readonly cdHash: string | undefined
      readonly optional: boolean
    }

/** Bytes. */
const SHA1_SIZE = 20
const SHA256_SIZE = 32

/** UTF-16 units. `PATH_MAX` of iOS in bytes: no link leads farther. */
const MAX_TARGET = 1024

/**
 * Reads a seal. Where it has both generations, the second decides, as it does for iOS (Apple TN2206,
 * Security framework `SecStaticCode::loadResources`).
 *
 * @throws ActionError `malformed`
 */
export function readCodeResources(bytes: Uint8Array): CodeResources {
  const resources = generation(2, bytes) ?? generation(1, bytes)
  if (resources) return resources
  throw malformed('it has neither “files2” with “rules2” nor “files” with “rules”')
}

const NAMES = { 1: ['files', 'rules'], 2: ['files2', 'rules2'] } as const

function generation(version: 1 | 2, bytes: Uint8Array): CodeResources | undefined {
  const [list, ruleList] = NAMES[version]
  let files = new Map<string, SealedItem>()
  const begin = (): TakeEntry => {
    files = new Map()
    return (path, value) => void files.set(path, readItem(path, value))
  }
  const takers: Takers = new Map<string, () => TakeEntry>([
    ['files', () => () => {}],
    [list, begin],
  ])
  const root = parsePropertyListDictionary(bytes, takers)
  const stated = dictionaryAt(root, ruleList)
  if (!stated || !dictionaryAt(root, list)) return undefined
  const rules = readResourceRules(stated)
  if (typeof rules === 'string') throw malformed(rules)
  return { version, files, rules }
}

function readItem(path: string, value: PropertyList): SealedItem {
  if (value instanceof Uint8Array) return fileItem(path, value, false)
  if (!isDictionary(value)) throw unknownForm(path)
  const optional = booleanAt(value, 'optional') === true
  const code = value.get('cdhash')
  if (code !== undefined || value.has('requirement')) {
    const cdHash = code instanceof Uint8Array ? Buffer.from(code).toString('hex') : undefined
    return { kind: 'code', cdHash, optional }
  }
  const target = stringAt(value, 'symlink')
  if (target !== undefined && target.length > MAX_TARGET) throw unknownForm(path)
  if (target !== undefined) return { kind: 'link', target, optional }
  return fileItem(path, value.get('hash2') ?? value.get('hash'), optional)
}

function fileItem(path: string, digest: PropertyList | undefined, optional: boolean): SealedItem {
  if (!(digest instanceof Uint8Array)) throw unknownForm(path)
  const algorithm = algorithmOf(digest.length)
  if (algorithm === undefined) throw unknownForm(path)
  return { kind: 'file', algorithm, digest: Buffer.from(digest).toString('hex'), optional }
}

function algorithmOf(size: number): 'sha1' | 'sha256' | undefined {
  if (size === SHA1_SIZE) return 'sha1'
  return size === SHA256_SIZE ? 'sha256' : undefined
}

function unknownForm(path: string): ActionError {
  const shown = path.length > 120 ? `${path.slice(0, 120)}…` : path
  return malformed(`what it says about ${JSON.stringify(shown)} has no known form`)
}

function malformed(rule: string): ActionError {
  return new ActionError(`CodeResources: ${rule}`, { code: 'malformed' })
}
