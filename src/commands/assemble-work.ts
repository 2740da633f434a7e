import { writeBlobFiles } from '../github/git/blob-files'
import { fullName } from '../github/repository'
import { ActionError } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { openRecord, readRecord } from '../targets/branch/record'
import { writeOverlay } from '../targets/overlay/write'
import { assemble } from './assemble'

/** `command: assemble`, in the user's own Pages workflow. Needs `contents: read` and nothing else. */
export async function assembleWork(run: Run): Promise<Outcome> {
  const { inputs, site, event, progress } = run
  const { destination, outputDirectory: folder, directory, siteToken: token } = inputs
  if (folder === undefined || destination.kind !== 'pages') {
    throw new ActionError('`output-directory` is missing', { code: 'bad-input' })
  }
  const branch = await openRecord({
    ...run,
    ...site,
    serverUrl: event.server.url,
    token,
    directory,
    pagesBranch: destination.branch,
  })
  return assemble(
    { folder, directory },
    {
      ...run,
      read: () => readRecord(branch),
      write: async (target, overlay, { files: ours }) => {
        if (inputs.dryRun) {
          for (const path of overlay.write.keys()) progress(`Dry run: would write ${path}`)
          for (const path of overlay.remove) progress(`Dry run: would delete ${path}`)
          return
        }
        await writeOverlay(target, overlay, {
          directory,
          ours,
          fetchFiles: (oids, into) =>
            writeBlobFiles(branch.git, { branch: branch.name, oids, folder: into }),
        })
      },
      tellMissing: () =>
        run.warn(
          `${fullName(site.repository)} has no branch “${branch.name}” yet, so there are no builds to add. The first publish makes it; if builds were published to another branch, name that in \`pages-branch\`.`,
        ),
    },
  )
}
