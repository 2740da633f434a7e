import type { CodeSignature } from '../../formats/code-signature/code-signature'
import type { SignatureFlaw } from '../../formats/code-signature/flaw'
import type { App } from '../../ipa/app'
import type { EmbeddedProfile, Executable } from '../../ipa/bundle/executable'
import type { NestedKind } from '../../ipa/bundle/nested-bundle'
import type { Seal } from '../../ipa/bundle/seal'
import { quoted, quotedList } from '../../primitives/plain-text'
import { MOST_FINDINGS } from '../wording'

/** Code of an app that is signed by itself: the app, or something nested in it. */
export interface Code {
  readonly kind: 'app' | NestedKind
  /** Of the bundle or library, from the beginning of the archive: untrusted text. */
  readonly path: string
  readonly bundleId: string
  readonly executable: Executable
  /** Its own, or that of the code around it when its kind has none. */
  readonly profile: EmbeddedProfile
  readonly seal: Seal
  /** The innermost code with a profile that it lies in; undefined for the app itself. */
  readonly parent: Code | undefined
}

/** What has a bundle identifier registered with Apple, and with it a profile of its own. */
const withProfile: readonly Code['kind'][] = ['app', 'extension', 'app-clip', 'watch-app']

export function hasOwnProfile({ kind }: Pick<Code, 'kind'>): boolean {
  return withProfile.includes(kind)
}

const CODE_FOLDER = /(?:\/Frameworks|\.(?:app|appex|framework|xpc))$/

/**
 * Whether the system looks at the signature: the installer at bundles, the loader at libraries where Apple
 * has code placed («Placing content in a bundle»). A bundle of resources may carry the outdated seal of its
 * maker, and tools of another system may lie among the data: to iOS those are files, and the seal around
 * them says whether they were changed.
 */
export function isInPlace({ kind, path }: Pick<Code, 'kind' | 'path'>): boolean {
  if (kind === 'bundle') return false
  return kind !== 'library' || CODE_FOLDER.test(path.slice(0, path.lastIndexOf('/')))
}

/** Most rules ask, and an app may have 2,000 of them. */
const known = new WeakMap<App, readonly Code[]>()

/** The app first, then everything in it, each before what is nested in it. */
export function codeOf(app: App): readonly Code[] {
  const all = known.get(app) ?? allCode(app)
  known.set(app, all)
  return all
}

function allCode(app: App): readonly Code[] {
  const { folder: path, bundleId, executable, profile } = app
  const seal: Seal = app.sealed ? app.seal : { kind: 'absent' }
  const main: Code = { kind: 'app', path, bundleId, executable, profile, seal, parent: undefined }
  const all = [main]
  const parents = new Map([[path, main]])
  for (const nested of app.nested) {
    const inside = `${path}/${nested.path}`
    const parent = innermost(inside, parents)
    const own = { ...nested, path: inside, parent }
    if (hasOwnProfile(nested)) parents.set(inside, own)
    all.push(hasOwnProfile(nested) || !parent ? own : { ...own, profile: parent.profile })
  }
  return all
}

function innermost(path: string, folders: ReadonlyMap<string, Code>): Code | undefined {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const found = folders.get(path.slice(0, at))
    if (found) return found
  }
  return undefined
}

/** Path of the executable, to be quoted. A library is its own executable. */
export function executablePath({ kind, path, executable }: Code): string {
  return kind === 'library' ? path : `${path}/${executable.name}`
}

const kindNames: Readonly<Record<Code['kind'], string>> = {
  app: 'app',
  extension: 'app extension',
  'app-clip': 'App Clip',
  'watch-app': 'watch app',
  framework: 'framework',
  library: 'library',
  'xpc-service': 'XPC service',
  bundle: 'bundle',
}

/** `The app extension “Payload/Example.app/PlugIns/Share.appex”`. */
export function named({ kind, path }: Pick<Code, 'kind' | 'path'>): string {
  return `The ${kindNames[kind]} ${quoted(path)}`
}

/** `; and so are “Payload/…”, “Payload/…”`: other code of which the same is to be said. */
export function soAre(others: readonly Pick<Code, 'path'>[]): string {
  if (others.length === 0) return ''
  const more = others.length - MOST_FINDINGS
  const paths = quotedList(others.slice(0, MOST_FINDINGS).map(({ path }) => path))
  return `; and so are ${paths}${more > 0 ? ` and ${more} more` : ''}`
}

/** Signatures that could be read, one per architecture. */
export function signaturesOf({ executable }: Pick<Code, 'executable'>): readonly CodeSignature[] {
  return readSignatures(executable).map(({ signature }) => signature)
}

export function flawsOf({ executable }: Pick<Code, 'executable'>): readonly SignatureFlaw[] {
  return readSignatures(executable).flatMap(({ flaws }) => flaws)
}

/** Whether `Info.plist` is another than the one that was signed: what differs from it follows from that. */
export function isInfoPlistChanged(code: Pick<Code, 'executable'>): boolean {
  return flawsOf(code).some(flaw => flaw.kind === 'part-changed' && flaw.part === 'info-plist')
}

function readSignatures(executable: Executable) {
  if (executable.kind !== 'mach-o') return []
  return executable.slices.flatMap(({ signature }) =>
    signature.kind === 'read' ? [signature] : [],
  )
}
