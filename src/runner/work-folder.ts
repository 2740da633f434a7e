import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ActionError, messageOf } from '../primitives/errors'
import { removeFolder } from '../primitives/held-files'

export interface FolderOptions {
  /** `RUNNER_TEMP`; the system's own folder when that is not set. */
  readonly parent: string | undefined
  readonly warn: (message: string) => void
}

/**
 * Lends an empty private folder, which goes when the work is done. One that will not go costs a warning
 * and not the work.
 *
 * @throws ActionError `bad-input` when there is no place for it.
 */
export async function inWorkFolder<T>(
  { parent, warn }: FolderOptions,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await makeFolder(parent || tmpdir())
  try {
    return await work(folder)
  } finally {
    await removeFolder(folder).catch(error =>
      warn(`The temporary folder ${folder} stays behind: ${messageOf(error)}`),
    )
  }
}

async function makeFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, 'tap-to-install-'))
  } catch (cause) {
    throw new ActionError(`No temporary folder can be made in ${parent}: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'The variable RUNNER_TEMP has to name a folder that exists and may be written to.',
      cause,
    })
  }
}
