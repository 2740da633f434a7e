import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ActionError } from '../primitives/errors'

/** What decides which names can stand side by side in a folder. */
export interface Disk {
  /** As macOS and Windows have it, unless somebody chose otherwise. */
  readonly ignoresCase: boolean
  readonly platform: NodeJS.Platform
}

/** Looks how the disk below `scratch`, a folder of ours, compares names. */
export async function diskOf(scratch: string): Promise<Disk> {
  const shouted = join(dirname(scratch), basename(scratch).toUpperCase())
  const ignoresCase = await stat(shouted).then(
    () => true,
    () => false,
  )
  return { ignoresCase, platform: process.platform }
}

/** Disks that ignore case ignore how an accent is written, too. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

const OTHER_NAME =
  'Give the channel another name (input `channel`), or let this step run on Linux, where any name will do.'

/**
 * Refuses what the disk would make something else of: a channel `main` beside a channel `Main` would take
 * its place, and a folder `aux` could be read by no program of Windows.
 *
 * @param written paths with `/` that are about to be written
 * @param there paths that are in the folder already
 * @throws ActionError `bad-input`
 */
export function requireOwnNames(
  disk: Disk,
  { written, there }: { readonly written: readonly string[]; readonly there: readonly string[] },
): void {
  const reserved = disk.platform === 'win32' ? written.find(isReservedOnWindows) : undefined
  if (reserved !== undefined) {
    throw new ActionError(
      `“${reserved}” cannot be written here: Windows keeps names such as “aux” and “com1” for devices and drops a full stop at the end of a name. Nothing was written.`,
      { code: 'bad-input', hint: OTHER_NAME },
    )
  }
  const twins = disk.ignoresCase ? twinsAmong([...there, ...written]) : undefined
  if (twins === undefined) return
  throw new ActionError(
    `“${twins[0]}” and “${twins[1]}” are one name on this disk, so one would take the place of the other. Nothing was written.`,
    { code: 'bad-input', hint: OTHER_NAME },
  )
}

/** Microsoft, “Naming Files, Paths, and Namespaces”: with any ending, in any case. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i

function isReservedOnWindows(path: string): boolean {
  return path.split('/').some(segment => DEVICE.test(segment) || /[. ]$/.test(segment))
}

/** Two spellings of one name, the file's or that of a folder on the way to it. */
function twinsAmong(paths: readonly string[]): readonly [string, string] | undefined {
  const spellings = new Map<string, string>()
  for (const path of paths) {
    for (const name of [...foldersOf(path), path]) {
      const other = spellings.get(folded(name))
      if (other !== undefined && other !== name) return [other, name]
      spellings.set(folded(name), name)
    }
  }
  return undefined
}

/** `a/b/c` → `a`, `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1)
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'))
}
