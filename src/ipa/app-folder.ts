import { plainText } from '../primitives/plain-text'
import type { Archive } from './archive/archive'

/** Where the app lies in the archive, or what the archive is instead of an IPA. */
export type AppFolder =
  | { readonly kind: 'found'; readonly folder: string }
  | {
      readonly kind: 'misfit'
      readonly reason: string
      readonly fix: string
      readonly recognised?: 'unsupported-platform'
      /** An app that stands at the root, as a zipped simulator product does. */
      readonly bareApp?: string
    }

const APP_INFO = /^(Payload\/[^/]+\.app)\/Info\.plist$/

/** Characters of a path in a message. */
const MAX_SHOWN_PATH = 120

/** Apps named in a message. */
const MAX_SHOWN_APPS = 5

/**
 * The one folder `Payload/<name>.app` that has an `Info.plist`, as spelled in the archive. Watch apps, App
 * Clips, extensions and bundles inside it have theirs deeper and do not count.
 */
export function findAppFolder(archive: Archive): AppFolder {
  const encrypted = archive.entries.find(
    entry => entry.encrypted && entry.path.startsWith('Payload/'),
  )
  if (encrypted) {
    return {
      kind: 'misfit',
      reason: `${shown(encrypted.path)} is encrypted with a password`,
      fix: 'Make the .ipa without a password: iOS cannot unpack it otherwise.',
    }
  }
  const folders = [...new Set(matches(archive, APP_INFO))]
  const [folder, ...others] = folders
  if (folder === undefined) return misfit(archive)
  if (others.length === 0) return { kind: 'found', folder }
  const names = folders.slice(0, MAX_SHOWN_APPS).map(shown).join(', ')
  return {
    kind: 'misfit',
    reason: `it holds ${folders.length} apps: ${names}`,
    fix: 'Put one app into each .ipa file.',
  }
}

/** A form of archive that people give by mistake: the group of `pattern` is the folder that tells. */
interface Misfit {
  readonly pattern: RegExp
  readonly reason: (folder: string) => string
  readonly fix: string
  readonly recognised?: 'unsupported-platform'
  readonly bare?: true
  /** What tells is a symbolic link. */
  readonly link?: true
}

const EXPORT =
  'Export the archive for release testing: xcodebuild -exportArchive, or gym of fastlane.'

const MISFITS: readonly Misfit[] = [
  {
    pattern: /^(Payload|(?:Payload\/)?[^/]+\.app)$/,
    reason: folder => `${folder} is a symbolic link, and what it leads to is not in the archive`,
    fix: 'Pack what the link leads to: zip without --symlinks (-y), or cp -RL before.',
    link: true,
  },
  {
    pattern: /^(AndroidManifest\.xml|classes\.dex|BundleConfig\.pb|[^/]+\.apk)$/,
    reason: file => `it is an Android app (it holds ${file})`,
    fix: 'Give the .ipa: an iPhone takes no .apk or .aab.',
  },
  {
    pattern: /^(?!.*\.app\/)(.+\.ipa)$/i,
    reason: file => `it is an archive around the IPA ${file}`,
    fix: 'Unpack it first, or let the input `artifact` name the artifact: then that is done here.',
  },
  {
    pattern: /^(Products)\/Applications\/[^/]+\.app\//,
    reason: folder => `it holds the inside of an Xcode archive (${folder}), not an exported app`,
    fix: EXPORT,
  },
  {
    pattern: /^(.*\.xcarchive)\/Products\//,
    reason: folder => `it holds the Xcode archive ${folder}, not an exported app`,
    fix: EXPORT,
  },
  {
    pattern: /^(?:[^/]+\/)?((?:Payload\/)?[^/]+\.app)\/Contents\//,
    reason: folder => `${folder} is a Mac app (it has a folder Contents)`,
    fix: 'Build for iOS devices: -destination generic/platform=iOS.',
    recognised: 'unsupported-platform',
  },
  {
    pattern: /^([^/]+\/Payload)\/[^/]+\.app\//,
    reason: folder => `its app lies in the folder ${folder}, one level too deep`,
    fix: 'Zip the folder Payload itself, so that the archive begins with Payload/.',
  },
  {
    pattern: /^(Payload\/[^/]+\.app)\//,
    reason: folder => `${folder} has no Info.plist`,
    fix: EXPORT,
  },
  {
    pattern: /^(payload)\/[^/]+\.app\//i,
    reason: folder => `its folder is named ${folder}, but iOS asks for “Payload”`,
    fix: 'Name the folder Payload, with a capital P only.',
  },
  {
    pattern: /^([^/]+\.zip)$/i,
    reason: file => `it is an archive around the archive ${file}`,
    fix: 'Unpack it in a step before, until there is an .ipa.',
  },
  {
    pattern: /^([^/]+\.app)\//,
    reason: folder => `it holds ${folder} without a folder Payload around it`,
    fix: `A zipped app is no .ipa. ${EXPORT}`,
    bare: true,
  },
]

function misfit(archive: Archive): AppFolder {
  for (const { pattern, reason, fix, recognised, bare, link } of MISFITS) {
    const [folder] = matches(archive, pattern, link)
    if (folder === undefined) continue
    return {
      kind: 'misfit',
      reason: reason(shown(folder)),
      fix,
      ...(recognised && { recognised }),
      ...(bare && { bareApp: folder }),
    }
  }
  return { kind: 'misfit', reason: 'it holds no Payload/<name>.app/Info.plist', fix: EXPORT }
}

function* matches(archive: Archive, pattern: RegExp, linked?: true): Generator<string> {
  for (const { path, link } of archive.entries) {
    if (linked && !link) continue
    const folder = pattern.exec(path)?.[1]
    if (folder !== undefined) yield folder
  }
}

function shown(path: string): string {
  return `“${plainText(path, MAX_SHOWN_PATH)}”`
}
