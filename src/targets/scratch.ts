import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../primitives/held-files'

/** Hidden, and beside the files that it is for: moving works on one disk only. */
const PREFIX = '.tap-to-install-'

/** As `mkdtemp` completes it. */
const OURS = /^\.tap-to-install-[A-Za-z0-9]{6}$/

/**
 * Lends an empty folder in `root`, which goes when the work is done. What runs that were ended by force left
 * behind goes first: a runner of one's own keeps the folder, and it would be deployed with the site.
 */
export async function inScratch<T>(
  root: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  await removeLeftovers(root)
  const scratch = await mkdtemp(join(root, PREFIX))
  try {
    return await work(scratch)
  } finally {
    await removeFolder(scratch)
  }
}

async function removeLeftovers(root: string): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true })
  const leftovers = entries.filter(entry => entry.isDirectory() && OURS.test(entry.name))
  for (const { name } of leftovers) await removeFolder(join(root, name))
}
