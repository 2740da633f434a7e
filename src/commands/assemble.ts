import { counted } from '../primitives/in-words'
import type { Outcome } from '../report/outcome'
import type { BranchRecord } from '../targets/branch/record'
import { listPath, type OverlayFolder, readOverlayFolder } from '../targets/overlay/folder'
import { type Overlay, planOverlay } from '../targets/overlay/overlay'
import { patiently, type Waiting } from '../targets/patiently'

export interface AssembleRequest {
  /** Absolute path of the site that is about to be deployed. */
  readonly folder: string
  /** Our folder in it, and on the branch. */
  readonly directory: string
}

export interface AssembleWorld extends Waiting {
  /** Our folder of the branch; undefined when there is no branch. */
  readonly read: () => Promise<BranchRecord | undefined>
  readonly write: (folder: OverlayFolder, overlay: Overlay, record: BranchRecord) => Promise<void>
  /** Says where the branch should have been. */
  readonly tellMissing: () => void
}

/**
 * Merges the published builds into the folder that the user's own Pages workflow is about to deploy.
 *
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
export async function assemble(request: AssembleRequest, world: AssembleWorld): Promise<Outcome> {
  const record = await patiently(world, () => merge(request, world))
  if (record === undefined) {
    world.tellMissing()
    return { kind: 'assembled', folder: request.folder, builds: 0 }
  }
  return { kind: 'assembled', folder: request.folder, builds: record.builds }
}

async function merge(
  { folder, directory }: AssembleRequest,
  { read, write, progress }: AssembleWorld,
): Promise<BranchRecord | undefined> {
  const record = await read()
  if (record === undefined) return undefined
  const { files: ours, strangers, nameLength, builds } = record
  for (const path of strangers) progress(`Left out ${JSON.stringify(path)}: it is not ours`)
  const target = await readOverlayFolder(folder, { directory, nameLength })
  const overlay = planOverlay({
    ours,
    list: listPath(directory),
    there: target.there,
    wasOurs: entry => target.earlier.has(entry),
  })
  await write(target, overlay, record)
  progress(
    `${counted(builds, 'build')} in ${folder}: ${counted(overlay.write.size, 'file')} written, ${counted(overlay.remove.length, 'file')} removed`,
  )
  return record
}
