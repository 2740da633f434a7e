import type { Dirent } from 'node:fs'
import { constants } from 'node:fs'
import { access, lstat, open, readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { longestBuildJson, parseBuildJson } from '../../builds/build-json'
import { ActionError, messageOf } from '../../primitives/errors'
import { buildFiles } from '../../site/layout'
import type { Shelf, ShelvedBuild } from '../../site/shelf'

/** Files and folders of a site. Git reads a branch of this size in seconds; more is no site but a mistake. */
const MOST_ENTRIES = 100_000

const PERMISSIONS_HINT =
  '`output-directory` has to be a folder that this job may write to, or one that can be made.'

/**
 * Refuses a place that could not be written later. Writes nothing.
 *
 * @param path absolute
 * @throws ActionError `bad-input`
 */
export async function requireUsable(path: string): Promise<void> {
  try {
    const place = await nearestFolder(path)
    await access(place, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unusable(path, messageOf(cause), cause)
  }
}

async function nearestFolder(path: string): Promise<string> {
  const found = await existing(path)
  if (found === undefined) return nearestFolder(dirname(path))
  if ((await lstat(found)).isDirectory()) return found
  throw new Error(`${path} is a file`)
}

/** Without links; undefined for what is not there. */
export async function existing(path: string): Promise<string | undefined> {
  try {
    return await realpath(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}

export function unusable(path: string, why: string, cause?: unknown): ActionError {
  return new ActionError(`The output directory ${path} cannot be used: ${why}`, {
    code: 'bad-input',
    hint: PERMISSIONS_HINT,
    cause,
  })
}

/**
 * What the folder holds: names and sizes of all, contents of our build records alone. Links are listed
 * and never followed.
 *
 * @throws ActionError `bad-input`
 */
export async function readDirectory({
  path,
  directory,
}: {
  readonly path: string
  readonly directory: string
}): Promise<Shelf> {
  try {
    const root = await existing(path)
    if (root === undefined) return { files: [], builds: [] }
    const files = await filesBelow(root)
    const records = files.filter(file => isRecord(file, directory))
    const builds: ShelvedBuild[] = []
    for (const { path: file } of records) {
      const record = parseBuildJson(await readRegular(join(root, file)))
      if (record !== undefined) builds.push({ folder: dirname(file), record })
    }
    return { files: files.map(({ path: file, size }) => ({ path: file, size })), builds }
  } catch (cause) {
    throw cause instanceof ActionError ? cause : unusable(path, messageOf(cause), cause)
  }
}

interface Found {
  readonly path: string
  readonly size: number
  readonly isFile: boolean
}

function isRecord({ path, size, isFile }: Found, directory: string): boolean {
  const inOurFolder = path.startsWith(`${directory}/`) && path.endsWith(`/${buildFiles.facts}`)
  return isFile && inOurFolder && size <= longestBuildJson
}

async function filesBelow(root: string): Promise<readonly Found[]> {
  const found: Found[] = []
  const folders = ['']
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await sorted(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else {
        const { size } = await lstat(join(root, path))
        found.push({ path, size, isFile: entry.isFile() })
      }
      if (found.length + folders.length > MOST_ENTRIES) {
        throw unusable(root, `it holds more than ${MOST_ENTRIES} files, which is no site`)
      }
    }
  }
  return found
}

async function sorted(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** @throws Error when a link has taken the place of the file since it was listed. */
export async function readRegular(file: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
