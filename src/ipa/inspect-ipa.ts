import { ActionError } from '../errors'
import { type PropertyListDictionary, parsePropertyListDictionary } from '../formats/property-list'
import type { Progress } from '../progress'
import type { App, EmbeddedProfile, Inspection, IpaFile } from './app'
import { type AppPlace, findAppFolder } from './app-folder'
import { type Archive, openArchive } from './archive'
import { hashFile } from './hash-file'
import { chooseIcon } from './icon'
import { readIdentity } from './info-plist'
import { readExecutable } from './read-executable'
import { readProfile } from './read-profile'

export interface InspectOptions {
  readonly progress?: Progress
}

/** Bytes. Real ones have a few kilobytes. */
const MAX_INFO_PLIST = 4 * 1024 * 1024
/** Bytes. A profile with the most devices Apple allows has under 200 KB. */
const MAX_PROFILE = 4 * 1024 * 1024

/**
 * Looks into an IPA by random access: what the app is, how it is signed, its icon. An archive that holds
 * no readable app is an answer, not an error.
 *
 * @throws ActionError `no-ipa` when there is no such file
 */
export async function inspectIpa(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const file = await hashFile(path, options.progress)
  try {
    const archive = await openArchive(path)
    try {
      return await inspectArchive(archive, file)
    } finally {
      await archive.close()
    }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return { kind: 'unreadable', file, reason: error.message, fix: error.hint ?? GIVE_AN_EXPORT }
  }
}

const GIVE_AN_EXPORT = 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.'

async function inspectArchive(archive: Archive, file: IpaFile): Promise<Inspection> {
  const place = findAppFolder(archive)
  if (place.kind === 'misfit') return describeMisfit(archive, { file, place })
  const { folder } = place
  const info = await readInfo(archive, folder)
  const identity = readIdentity(info)
  const app: App = {
    file,
    folder,
    ...identity,
    profile: await readEmbeddedProfile(archive, folder),
    executable: await readExecutable(archive, { folder, info }),
    sealed: archive.find(`${folder}/_CodeSignature/CodeResources`) !== undefined,
    seal: { kind: 'absent' },
    nested: [],
    icon: await chooseIcon(archive, { folder, info, identity }),
  }
  return { kind: 'app', app }
}

interface MisfitContext {
  readonly file: IpaFile
  readonly place: Extract<AppPlace, { kind: 'misfit' }>
}

async function describeMisfit(
  archive: Archive,
  { file, place }: MisfitContext,
): Promise<Inspection> {
  const { reason, fix, recognised, bareApp } = place
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
    const { platforms } = readIdentity(await readInfo(archive, folder))
    return platforms.some(platform => platform.endsWith('simulator'))
  } catch {
    return false
  }
}

async function readInfo(archive: Archive, folder: string): Promise<PropertyListDictionary> {
  const path = `${folder}/Info.plist`
  const entry = archive.find(path)
  if (!entry) throw new ActionError(`there is no “${path}”`, { code: 'unreadable-ipa' })
  const bytes = await entry.read(MAX_INFO_PLIST)
  try {
    return parsePropertyListDictionary(bytes)
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    throw new ActionError(`“${path}”: ${error.message}`, { code: 'unreadable-ipa', cause: error })
  }
}

async function readEmbeddedProfile(archive: Archive, folder: string): Promise<EmbeddedProfile> {
  try {
    const entry = archive.find(`${folder}/embedded.mobileprovision`)
    if (!entry) return { kind: 'absent' }
    return { kind: 'read', profile: readProfile(await entry.read(MAX_PROFILE)) }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return { kind: 'unreadable', reason: error.message }
  }
}
