import { writeBlobFiles } from '../github/git/blob-files'
import { fullName } from '../github/repository'
import { ActionError } from '../primitives/errors'
import { counted } from '../primitives/in-words'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import type { PagesBranch } from '../targets/branch/branch'
import { openRecord, readRecord } from '../targets/branch/record'
import { patiently } from '../targets/patiently'
import { assembleLauncher } from './assemble-launcher'
import { layOver } from './lay-over'

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
  const record = await readRecord(branch)
  if (record === undefined) return undefined
  const { files: ours, strangers, nameLength, builds } = record
  for (const path of strangers) run.progress(`Left out ${JSON.stringify(path)}: it is not ours`)
  const { git, name } = branch
  const fetchFiles = (oids: readonly string[], into: string): Promise<void> =>
    writeBlobFiles(git, { branch: name, oids, folder: into })
  const { write, remove } = await layOver(folder, { ours, nameLength, fetchFiles }, run)
  run.progress(
    `${counted(builds, 'build')} in ${folder}: ${counted(write.size, 'file')} written, ${counted(remove.length, 'file')} removed`,
  )
  return builds
}

function missing(branch: string, { site }: Run): string {
  return `${fullName(site.repository)} has no branch “${branch}” yet, so there are no builds to add. The first publish makes it; if builds were published to another branch, name that in \`pages-branch\`.`
}
