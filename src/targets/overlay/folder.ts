import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { blobName } from '../../github/git/blob-name'
import { ActionError, messageOf } from '../../primitives/errors'
import { folded } from '../disk-names'
import { OverlayList, overlayListName } from './list'
import type { Entry } from './overlay'

/** What lies in a folder where our files are to go. */
export interface OverlayFolder {
  /** Absolute, without links in it. */
  readonly root: string
  readonly there: readonly Entry[]
  /** What an earlier run of ours has put there. */
  readonly earlier: OverlayList
}

/** Bytes: the digests of 100,000 files, many times a site of 1 GB. */
const LIST_LIMIT = 6_553_600

/**
 * Looks at the part of a folder that our files go to. The folder need not exist.
 *
 * @param folder absolute path
 * @param directory our folder in it
 * @param nameLength hex digits of git's object names
 * @throws ActionError `bad-input` when it cannot be read
 */
export async function readOverlayFolder(
  folder: string,
  { directory, nameLength }: { readonly directory: string; readonly nameLength: number },
): Promise<OverlayFolder> {
  try {
    const root = await existing(folder)
    if (root === undefined) return { root: folder, there: [], earlier: new OverlayList([]) }
    const found = await walk(root, '', folded(directory))
    const list = found.find(({ path, kind }) => kind === 'file' && path === listPath(directory))
    const earlier = list === undefined ? new OverlayList([]) : await readList(join(root, list.path))
    const rest = earlier.isRecognised ? found.filter(entry => entry !== list) : found
    const there: Entry[] = []
    for (const { path, kind } of rest) {
      const oid = kind === 'file' ? await blobName(join(root, path), nameLength) : ''
      there.push({ path, kind, oid })
    }
    return { root, there, earlier }
  } catch (cause) {
    throw unreadable(folder, cause)
  }
}

export function listPath(directory: string): string {
  return `${directory}/${overlayListName}`
}

async function existing(folder: string): Promise<string | undefined> {
  try {
    return await realpath(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
    return undefined
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

type Found = Omit<Entry, 'oid'>

/** Only folders on the way to ours, and what is in ours: the rest of the site is nobody's business. */
async function walk(root: string, below: string, directory: string): Promise<readonly Found[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  const found: Found[] = []
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (!concerns(folded(path), directory)) continue
    const kind = kindOf(entry)
    found.push({ path, kind })
    if (kind === 'folder') found.push(...(await walk(root, path, directory)))
  }
  return found
}

function concerns(path: string, directory: string): boolean {
  return (
    path === directory || `${directory}/`.startsWith(`${path}/`) || path.startsWith(`${directory}/`)
  )
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : 'other'
}

async function readList(file: string): Promise<OverlayList> {
  if ((await stat(file)).size > LIST_LIMIT) return new OverlayList([])
  return OverlayList.parse(await readFile(file, 'utf8'))
}

function unreadable(folder: string, cause: unknown): ActionError {
  return new ActionError(`The folder ${folder} cannot be read: ${messageOf(cause)}`, {
    code: 'bad-input',
    hint: '`output-directory` has to name the folder of the site that is about to be deployed.',
    cause,
  })
}
