import { basename } from 'node:path'
import { ActionError } from '../primitives/errors'
import { plainText } from '../primitives/plain-text'
import type { Progress } from '../primitives/progress'
import type { App, Inspection } from './app'
import { type AppFolder, findAppFolder } from './app-folder'
import { type Archive, openArchive } from './archive/archive'
import { hashFile } from './archive/hash-file'
import { readingAllowance } from './bundle/allowance'
import { type BundleInfo, readBundle, readInfo } from './bundle/bundle'
import { checkCode } from './bundle/check-code'
import { findNested } from './bundle/find-nested'
import { describeNested, type NestedCode, readNested } from './bundle/nested-code'
import { chooseIcon } from './icon/icon'
import { readIdentity } from './info-plist'
import { readLocalizedNames } from './localized-names'
import { readNeeds } from './read-needs'

export interface InspectOptions {
  readonly progress?: Progress
}

/** Characters. Reasons quote names from the archive, and log, page and comment repeat them. */
const MAX_REASON = 500

/** Characters. File systems have names of up to 255 bytes. */
const MAX_NAME = 255

/**
 * Looks into an IPA: what the app is, its icon, and whether its bytes are those that were signed. What tells
 * where to look is read by random access, then everything once from front to back. An archive that holds
 * no readable app is an answer, not an error.
 *
 * @throws ActionError `no-ipa` when there is no such file, or when it may not be read
 */
export async function inspectIpa(path: string, options: InspectOptions = {}): Promise<Inspection> {
  try {
    const archive = await openArchive(path)
    try {
      return await inspectArchive(archive, { path, progress: options.progress ?? (() => {}) })
    } finally {
      await archive.close()
    }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const file = await hashFile(path, options.progress)
    const fix = error.hint ?? GIVE_AN_EXPORT
    return { kind: 'unreadable', file, reason: plainText(error.message, MAX_REASON), fix }
  }
}

const GIVE_AN_EXPORT = 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.'

interface Source {
  readonly path: string
  readonly progress: Progress
}

async function inspectArchive(archive: Archive, source: Source): Promise<Inspection> {
  const place = findAppFolder(archive)
  if (place.kind === 'misfit') return describeMisfit(archive, { source, place })
  const { folder } = place
  const bundles = { archive, allowance: readingAllowance() }
  const bundle = await readBundle(bundles, folder)
  const info = readable(bundle.info)
  const identity = readIdentity(info, await readLocalizedNames(bundles, { folder, info }))
  const icon = await chooseIcon(archive, { folder, info, identity })
  const nested: NestedCode[] = []
  for (const one of findNested(archive, folder)) nested.push(await readNested(bundles, one))
  const name = plainText(basename(source.path), MAX_NAME)
  const code = [bundle, ...nested.map(one => one.code)]
  const check = await checkCode(archive, { folder, code, name, progress: source.progress })
  const app: App = {
    file: { path: source.path, name, size: archive.size, sha256: check.sha256 },
    folder,
    forwardFault: check.fault,
    ...identity,
    profile: bundle.profile,
    sealed: bundle.seal.kind !== 'absent',
    ...check.of(bundle),
    nested: nested.map(one => describeNested(one, { appFolder: folder, ...check.of(one.code) })),
    icon,
    needs: readNeeds(archive, { folder, info }),
  }
  return { kind: 'app', app }
}

/** @throws ActionError when there is no Info.plist: then there is no app. */
function readable(info: BundleInfo) {
  if (info.kind === 'none') throw info.problem
  return info.list
}

interface MisfitContext {
  readonly source: Source
  readonly place: Extract<AppFolder, { kind: 'misfit' }>
}

async function describeMisfit(
  archive: Archive,
  { source, place }: MisfitContext,
): Promise<Inspection> {
  const { reason, fix, recognised, bareApp } = place
  const file = await hashFile(source.path, source.progress)
  if (bareApp !== undefined && (await isForSimulator(archive, bareApp))) {
    return {
      kind: 'unreadable',
      file,
      reason: `${reason}, and the app is built for the simulator`,
      fix: 'Archive for a device (-destination generic/platform=iOS) and export with xcodebuild -exportArchive.',
      recognised: 'simulator-build',
    }
  }
  return { kind: 'unreadable', file, reason, fix, ...(recognised && { recognised }) }
}

async function isForSimulator(archive: Archive, folder: string): Promise<boolean> {
  try {
    const { platforms } = readIdentity(
      readable(await readInfo({ archive, allowance: readingAllowance() }, folder)),
    )
    return platforms.some(platform => platform.endsWith('simulator'))
  } catch {
    return false
  }
}
