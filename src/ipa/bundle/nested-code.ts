import {
  dictionaryAt,
  type PropertyListDictionary,
  stringAt,
} from '../../formats/property-list/property-list'
import { plainText } from '../../primitives/plain-text'
import { readPlatforms, textAt } from '../info-plist'
import { type Bundle, type BundleSource, readBundle } from './bundle'
import type { CheckedCode, SignedCode } from './check-code'
import type { FoundNested } from './find-nested'
import type { NestedBundle } from './nested-bundle'
import { readNestedInfo } from './nested-info'
import { executableIn } from './read-executable'

/** Characters, of identifiers and versions. */
const MAX_ID = 155
const MAX_VERSION = 64
const MAX_PATH = 300
const MAX_PROBLEM = 300

/** Nested code before its bytes are checked. */
export interface NestedCode {
  readonly place: FoundNested
  readonly code: SignedCode
}

/** Reads what describes nested code. What cannot be read is part of the answer. */
export async function readNested(source: BundleSource, place: FoundNested): Promise<NestedCode> {
  const { path, library } = place
  if (library === undefined) return { place, code: await readBundle(source, path) }
  const name = plainText(path.slice(path.lastIndexOf('/') + 1), MAX_PATH)
  return { place, code: { folder: path, executable: executableIn(library, name) } }
}

/** @param appFolder of the app around it */
export function describeNested(
  { place, code }: NestedCode,
  { appFolder, executable, seal }: CheckedCode & { readonly appFolder: string },
): NestedBundle {
  const info = 'info' in code && code.info.kind === 'read' ? code.info.list : new Map()
  return {
    kind: place.kind,
    path: plainText(place.path.slice(appFolder.length + 1), MAX_PATH),
    bundleId: textAt(info, 'CFBundleIdentifier', MAX_ID),
    version: textAt(info, 'CFBundleShortVersionString', MAX_VERSION),
    buildNumber: textAt(info, 'CFBundleVersion', MAX_VERSION),
    minimumOs: textAt(info, 'MinimumOSVersion', MAX_VERSION),
    platforms: readPlatforms(info),
    infoProblem: 'info' in code ? problemOf(code) : undefined,
    info: 'info' in code && code.info.kind === 'read' ? readNestedInfo(info) : undefined,
    extensionPoint: extensionPoint(info),
    companionId: companionId(info),
    profile: 'profile' in code ? code.profile : { kind: 'absent' },
    executable,
    seal,
  }
}

function problemOf({ info }: Bundle): string | undefined {
  return info.kind === 'none' ? plainText(info.problem.message, MAX_PROBLEM) : undefined
}

function extensionPoint(info: PropertyListDictionary): string {
  const old = dictionaryAt(info, 'NSExtension')
  const modern = dictionaryAt(info, 'EXAppExtensionAttributes')
  const point =
    (old && stringAt(old, 'NSExtensionPointIdentifier')) ??
    (modern && stringAt(modern, 'EXExtensionPointIdentifier'))
  return plainText(point ?? '', MAX_ID)
}

/** The app that a watch app belongs to; the watch app that its extension belongs to. */
function companionId(info: PropertyListDictionary): string {
  const attributes = dictionaryAt(
    dictionaryAt(info, 'NSExtension') ?? new Map(),
    'NSExtensionAttributes',
  )
  const own = stringAt(info, 'WKCompanionAppBundleIdentifier')
  const host = attributes && stringAt(attributes, 'WKAppBundleIdentifier')
  return plainText(own ?? host ?? '', MAX_ID)
}
