import { writeBlobFiles } from '../github/git/blob-files'
import { fullName } from '../github/repository'
import { ActionError } from '../primitives/errors'
import { counted } from '../primitives/in-words'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import type { PagesBranch } from '../targets/branch/branch'
import { type BranchRecord, openRecord, readRecord } from '../targets/branch/record'
import { listPath, type OverlayFolder, readOverlayFolder } from '../targets/overlay/folder'
import { type Overlay, planOverlay } from '../targets/overlay/overlay'
import { writeOverlay } from '../targets/overlay/write'
import { patiently } from '../targets/patiently'
import { assembleLauncher } from './assemble-launcher'

/**
 * Merges the published builds into the folder that the user's own Pages workflow is about to deploy. Needs
 * `contents: read` and nothing else.
 *
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
export async function assemble(run: Run): Promise<Outcome> {
  const { destination, outputDirectory } = run.inputs
  if (destination.kind === 'release' && outputDirectory !== undefined) {
    return assembleLauncher(run, outputDirectory)
  }
  const { folder, branch } = await openAssembly(run)
  const builds = await patiently(run, () => merge({ folder, branch, run }))
  if (builds === undefined) run.warn(missing(branch.name, run))
  return { kind: 'assembled', folder, builds: builds ?? 0 }
}

async function openAssembly(run: Run) {
  const { inputs, site, event, workFolder, environment, clock, progress } = run
  const { destination, outputDirectory: folder, directory, siteToken: token } = inputs
  if (folder === undefined || destination.kind !== 'pages') {
    throw new ActionError('`output-directory` is missing', { code: 'bad-input' })
  }
  const branch = await openRecord({
    ...site,
    ...{ serverUrl: event.server.url, token, pagesBranch: destination.branch, directory },
    ...{ workFolder, environment, clock, progress },
  })
  return { folder, branch }
}

interface Assembly {
  /** Absolute path of the site that is about to be deployed. */
  readonly folder: string
  readonly branch: PagesBranch
  readonly run: Run
}

/** How many builds there are; undefined when there is no branch. */
async function merge({ folder, branch, run }: Assembly): Promise<number | undefined> {
  const { progress, inputs } = run
  const { directory } = inputs
  const record = await readRecord(branch)
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
  if (inputs.dryRun) rehearse(overlay, run)
  else await write(target, overlay, { branch, ours, directory })
  progress(
    `${counted(builds, 'build')} in ${folder}: ${counted(overlay.write.size, 'file')} written, ${counted(overlay.remove.length, 'file')} removed`,
  )
  return builds
}

function write(
  target: OverlayFolder,
  overlay: Overlay,
  {
    branch: { git, name },
    ours,
    directory,
  }: Pick<Assembly, 'branch'> & {
    readonly ours: BranchRecord['files']
    readonly directory: string
  },
): Promise<void> {
  return writeOverlay(target, overlay, {
    directory,
    ours,
    fetchFiles: (oids, folder) => writeBlobFiles(git, { branch: name, oids, folder }),
  })
}

function rehearse({ write, remove }: Overlay, { progress }: Run): void {
  for (const path of write.keys()) progress(`Dry run: would write ${path}`)
  for (const path of remove) progress(`Dry run: would delete ${path}`)
}

function missing(branch: string, { site }: Run): string {
  return `${fullName(site.repository)} has no branch “${branch}” yet, so there are no builds to add. The first publish makes it; if builds were published to another branch, name that in \`pages-branch\`.`
}
