import { createHash } from 'node:crypto'
import { parseBuildJson } from '../../builds/build-json'
import type { BuildRecord } from '../../builds/build-record'
import type { AssetFile } from '../../github/releases/upload-asset'
import { counted, sizeInWords } from '../../primitives/in-words'
import { buildFiles } from '../../site/layout'
import type { SiteChange, SiteFile } from '../../site/shelf'

/** The ending of an asset's name, by the name of the file in a build's folder. */
const ENDINGS: Readonly<Record<string, string>> = {
  [buildFiles.manifest]: '.plist',
  [buildFiles.icon]: '.icon.png',
  [buildFiles.qr]: '.qr.png',
  [buildFiles.page]: '.html',
  [buildFiles.facts]: '.build.json',
}

/** What an asset of ours is; `ipa` has no name of its own in a build's folder. */
export function endingOf(file: keyof typeof buildFiles): string {
  return ENDINGS[buildFiles[file]] ?? ''
}

/** The file of a build's folder that an asset stands for; undefined for the IPA and for others. */
export function fileNamed(ending: string): string | undefined {
  return Object.keys(ENDINGS).find(name => ENDINGS[name] === ending)
}

/** A build that a change adds, with the files that go onto the release. */
export interface AddedBuild {
  readonly record: BuildRecord
  /** The facts come last: with them the build is there. */
  readonly files: readonly { readonly ending: string; readonly bytes: Uint8Array }[]
}

/** Of a change the builds that it adds. Shared pages have no place on a release. */
export function addedBuilds({ write }: SiteChange): readonly AddedBuild[] {
  return write.flatMap(file => {
    const record = recordIn(file)
    if (record === undefined) return []
    const folder = file.path.slice(0, -buildFiles.facts.length)
    const files = write.flatMap(beside => assetIn(beside, folder))
    return [{ record, files: files.toSorted(factsLast) }]
  })
}

function recordIn({ path, content }: SiteFile): BuildRecord | undefined {
  if (content.kind !== 'bytes' || !path.endsWith(`/${buildFiles.facts}`)) return undefined
  return parseBuildJson(content.bytes)
}

function assetIn({ path, content }: SiteFile, folder: string): AddedBuild['files'] {
  const ending = path.startsWith(folder) ? ENDINGS[path.slice(folder.length)] : undefined
  if (ending === undefined || content.kind !== 'bytes') return []
  return [{ ending, bytes: content.bytes }]
}

function factsLast(a: { readonly ending: string }, b: { readonly ending: string }): number {
  const facts = endingOf('facts')
  return Number(a.ending === facts) - Number(b.ending === facts)
}

/** Small files that were rendered. GitHub serves every asset as a download, whatever is said here. */
export function assetOf(name: string, bytes: Uint8Array): AssetFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const contentType = name.endsWith('.png') ? 'image/png' : 'application/octet-stream'
  return { name, contentType, size: bytes.length, sha256, body: { kind: 'bytes', bytes } }
}

/** `Uploaded to the release tap-to-install (5 files, 3 MB)`. */
export function uploadedInWords(tag: string, files: readonly AssetFile[]): string {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  return `Uploaded to the release ${tag} (${counted(files.length, 'file')}, ${sizeInWords(size)})`
}
