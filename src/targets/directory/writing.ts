import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, type FileHandle, lstat, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ActionError, messageOf } from '../../primitives/errors'
import { moveFile } from '../../primitives/held-files'
import type { Shelf, SiteChange, SiteContent } from '../../site/shelf'
import { diskOf, requireOwnNames } from '../disk-names'
import { requireOwnFiles } from '../our-paths'
import { inScratch } from '../scratch'
import { existing, isMissing, readRegular, unusable } from './reading'

/** What a web server must be able to read. */
const FILE_MODE = 0o644

/** Bytes in memory at a time: an IPA may have gigabytes. */
const PIECE = 1024 * 1024

export interface WrittenDirectory {
  /** Absolute. */
  readonly path: string
  /** Our folder in it. */
  readonly directory: string
  /** As just read. */
  readonly shelf: Shelf
}

/**
 * Carries out a change. Each file is written beside its place and then moved there, so that a server that
 * already serves the folder never serves half of one; in the order of the change, and deletions last.
 *
 * @returns whether anything differs now
 * @throws ActionError `bad-input` when a link or a file of somebody else's is in the way, or the disk cannot tell
 * two names apart; nothing has been written then.
 * @throws ActionError `no-ipa` when the IPA is not what it was when it was looked at.
 */
export async function writeDirectory(
  { path, directory, shelf }: WrittenDirectory,
  { write, remove }: SiteChange,
): Promise<boolean> {
  const written = write.map(file => file.path)
  requireOwnFiles(shelf.files, directory, written)
  try {
    await mkdir(path, { recursive: true })
    const root = (await existing(path)) ?? path
    for (const file of [...written, ...remove]) await requirePlain(root, file)
    const there = shelf.files.map(file => file.path)
    let changed = false
    await inScratch(root, async scratch => {
      requireOwnNames(await diskOf(scratch), { written, there })
      for (const file of write) {
        if (await put(file.content, { scratch, place: join(root, file.path) })) changed = true
      }
    })
    return (await removeAll(root, remove, directory)) || changed
  } catch (cause) {
    throw cause instanceof ActionError ? cause : unusable(path, messageOf(cause), cause)
  }
}

/** Every folder on the way is one, and the file is one or missing: through a link we would write elsewhere. */
async function requirePlain(root: string, file: string): Promise<void> {
  const segments = file.split('/')
  for (const [index] of segments.entries()) {
    const path = segments.slice(0, index + 1).join('/')
    const kind = await kindOf(join(root, path))
    if (kind === 'missing') return
    if (kind !== (index === segments.length - 1 ? 'file' : 'folder')) {
      throw new ActionError(
        `“${path}” in the output directory is ${kind === 'other' ? 'a link or no file at all' : `a ${kind}`}`,
        {
          code: 'bad-input',
          hint: 'Remove it, or set the input `directory` to another name. Links are never followed: they can lead out of the output directory.',
        },
      )
    }
  }
}

async function kindOf(path: string): Promise<'missing' | 'file' | 'folder' | 'other'> {
  try {
    const found = await lstat(path)
    if (found.isDirectory()) return 'folder'
    return found.isFile() ? 'file' : 'other'
  } catch (error) {
    if (isMissing(error)) return 'missing'
    throw error
  }
}

async function put(
  content: SiteContent,
  { scratch, place }: { readonly scratch: string; readonly place: string },
): Promise<boolean> {
  if (await holds(place, content)) return false
  const draft = join(scratch, 'draft')
  await writeDraft(draft, content)
  await chmod(draft, FILE_MODE)
  await mkdir(dirname(place), { recursive: true })
  await moveFile(draft, place)
  return true
}

async function holds(place: string, content: SiteContent): Promise<boolean> {
  if ((await kindOf(place)) !== 'file') return false
  const { size } = await lstat(place)
  if (content.kind === 'file') {
    return size === content.size && (await digestOf(place)) === content.sha256
  }
  return size === content.bytes.length && (await readRegular(place)).equals(content.bytes)
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) hash.update(piece)
  return hash.digest('hex')
}

async function writeDraft(draft: string, content: SiteContent): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
  const handle = await open(draft, flags, FILE_MODE)
  try {
    if (content.kind === 'bytes') await handle.writeFile(content.bytes)
    else await copy(content, handle)
  } finally {
    await handle.close()
  }
}

/** The copy is hashed on the way: another step may still be writing to the IPA. */
async function copy(
  { path, sha256 }: SiteContent & { kind: 'file' },
  to: FileHandle,
): Promise<void> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    hash.update(piece)
    await to.writeFile(piece)
  }
  if (hash.digest('hex') === sha256) return
  throw new ActionError(`${path} changed while it was being published`, {
    code: 'no-ipa',
    hint: 'Let the step that builds the IPA come to its end before this one begins.',
  })
}

/** Folders that are left empty go as well. */
async function removeAll(
  root: string,
  paths: readonly string[],
  directory: string,
): Promise<boolean> {
  let removed = false
  for (const path of paths) {
    if ((await kindOf(join(root, path))) === 'missing') continue
    await rm(join(root, path))
    removed = true
    for (let folder = dirname(path); folder.startsWith(`${directory}/`); folder = dirname(folder)) {
      if ((await readdir(join(root, folder))).length > 0) break
      await rmdir(join(root, folder))
    }
  }
  return removed
}
