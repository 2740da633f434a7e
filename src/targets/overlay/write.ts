import { chmod, mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ActionError, messageOf } from '../../primitives/errors'
import { moveFile } from '../../primitives/held-files'
import { diskOf, requireOwnNames } from '../disk-names'
import { inScratch } from '../scratch'
import { listPath, type OverlayFolder } from './folder'
import { OverlayList } from './list'
import type { Overlay } from './overlay'

/** What a web server, and whoever packs the site, must be able to read. */
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755

export interface OverlayWriting {
  readonly directory: string
  /** Object names by path: all that is to be there. */
  readonly ours: ReadonlyMap<string, string>
  /** Writes contents into an empty folder, each under its place in the list: `0`, `1`. */
  readonly fetchFiles: (oids: readonly string[], folder: string) => Promise<void>
}

/**
 * Carries an overlay out. Everything is fetched beside its place first and then moved, so that a fault of
 * the network leaves the folder as it was; and the list of our files is there before the files are, so
 * that a run that dies leaves nothing that the next one would take for somebody else's.
 *
 * @throws ActionError `lost-race`, `network` or `git` while fetching; `bad-input` when the folder cannot be written.
 */
export async function writeOverlay(
  { root, earlier }: OverlayFolder,
  overlay: Overlay,
  { directory, ours, fetchFiles }: OverlayWriting,
): Promise<void> {
  try {
    await makeFolder(root)
    await inScratch(root, async scratch => {
      requireOwnNames(await diskOf(scratch), { written: [...ours.keys()], there: [] })
      const paths = [...overlay.write.keys()]
      await fetchFiles([...overlay.write.values()], scratch)
      const list = OverlayList.of(ours)
      await putText(join(root, listPath(directory)), list.with(earlier).text())
      await removeFiles(root, overlay.remove, directory)
      for (const [index, path] of paths.entries()) {
        await place(join(scratch, String(index)), join(root, path))
      }
      await putText(join(root, listPath(directory)), list.text())
    })
  } catch (error) {
    throw error instanceof ActionError ? error : unwritable(root, error)
  }
}

async function putText(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file))
  await writeFile(file, text, { mode: FILE_MODE })
}

async function place(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to))
  await chmod(from, FILE_MODE)
  await moveFile(from, to)
}

/** The mode is set apart, because the mask of the process takes bits from what `mkdir` is told. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await chmod(made, FOLDER_MODE)
  }
}

/** Folders that are left empty go as well. */
async function removeFiles(
  root: string,
  paths: readonly string[],
  directory: string,
): Promise<void> {
  for (const path of paths) {
    await rm(join(root, path), { force: true })
    for (let folder = dirname(path); folder.startsWith(`${directory}/`); folder = dirname(folder)) {
      if ((await readdir(join(root, folder))).length > 0) break
      await rmdir(join(root, folder))
    }
  }
}

function unwritable(root: string, cause: unknown): ActionError {
  return new ActionError(`The folder ${root} cannot be written: ${messageOf(cause)}`, {
    code: 'bad-input',
    hint: 'Free some room and look at the rights of `output-directory`: the builds have to be in it before it is deployed. Nothing that was there before is lost.',
    cause,
  })
}
