import type { Run } from '../run/run'
import { listPath, readOverlayFolder } from '../targets/overlay/folder'
import { type Overlay, planOverlay } from '../targets/overlay/overlay'
import { type OverlayWriting, writeOverlay } from '../targets/overlay/write'

interface OurFiles extends Pick<OverlayWriting, 'ours' | 'fetchFiles'> {
  /** Hex digits of the object names in `ours`. */
  readonly nameLength: number
}

/**
 * Lays our files over a site that is about to be deployed; a dry run only says what that would change.
 *
 * @param folder absolute path of the site
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
export async function layOver(
  folder: string,
  { ours, nameLength, fetchFiles }: OurFiles,
  { inputs: { directory, dryRun }, progress }: Run,
): Promise<Overlay> {
  const target = await readOverlayFolder(folder, { directory, nameLength })
  const overlay = planOverlay({
    ours,
    list: listPath(directory),
    there: target.there,
    wasOurs: entry => target.earlier.has(entry),
  })
  if (dryRun) {
    for (const path of overlay.write.keys()) progress(`Dry run: would write ${path}`)
    for (const path of overlay.remove) progress(`Dry run: would delete ${path}`)
  } else await writeOverlay(target, overlay, { directory, ours, fetchFiles })
  return overlay
}
