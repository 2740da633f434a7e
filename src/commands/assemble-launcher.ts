import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blobName } from '../github/git/blob-name'
import { ActionError, messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { listPath, readOverlayFolder } from '../targets/overlay/folder'
import { planOverlay } from '../targets/overlay/overlay'
import { writeOverlay } from '../targets/overlay/write'

/** Hex digits of a SHA-1, by which the list of our files tells contents apart. */
const NAME_LENGTH = 40

/** Where the page says of which servers it installs releases. */
const HOSTS = /(<meta name="launcher-hosts" content=")[^"]*/

/**
 * `command: assemble` with `publish-to: release`: the builds lie on releases, and what the site has to hold
 * is the page that starts their installation. It becomes the page of our folder, for this very server.
 *
 * @param folder absolute path of the site that is about to be deployed
 * @throws ActionError `bad-input` when something of theirs is in the way; nothing has been written then.
 */
export async function assembleLauncher(run: Run, folder: string): Promise<Outcome> {
  const { directory, dryRun } = run.inputs
  const page = join(run.workFolder, 'launcher.html')
  await writeFile(page, await launcherPage(run))
  const path = `${directory}/index.html`
  const ours = new Map([[path, await blobName(page, NAME_LENGTH)]])
  const target = await readOverlayFolder(folder, { directory, nameLength: NAME_LENGTH })
  const overlay = planOverlay({
    ours,
    list: listPath(directory),
    there: target.there,
    wasOurs: entry => target.earlier.has(entry),
  })
  const fetchFiles = async (oids: readonly string[], into: string): Promise<void> => {
    for (const index of oids.keys()) await copyFile(page, join(into, String(index)))
  }
  if (dryRun) run.progress(`Dry run: would write ${path}`)
  else await writeOverlay(target, overlay, { directory, ours, fetchFiles })
  run.progress(`The launcher is ${path} in ${folder}: its address is your \`launcher-url\``)
  return { kind: 'assembled', folder, builds: undefined }
}

async function launcherPage({ actionFolder, event }: Run): Promise<string> {
  const page = await readFile(join(actionFolder, 'launcher', 'index.html'), 'utf8').catch(cause => {
    throw new ActionError(`The launcher of this action cannot be read: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'A copy of the action needs its folder `launcher` beside `dist`.',
      cause,
    })
  })
  return page.replace(HOSTS, (_, start: string) => `${start}${new URL(event.server.url).host}`)
}
