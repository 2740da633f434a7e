import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blobName } from '../github/git/blob-name'
import { ActionError, messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { layOver } from './lay-over'

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
  const files = await launcherFiles(run)
  const ours = new Map(files.map(({ path, oid }) => [path, oid]))
  const sources = new Map(files.map(({ oid, source }) => [oid, source]))
  const fetchFiles = async (oids: readonly string[], into: string): Promise<void> => {
    for (const [index, oid] of oids.entries())
      await copyFile(sources.get(oid) ?? '', join(into, String(index)))
  }
  await layOver(folder, { ours, nameLength: NAME_LENGTH, fetchFiles }, run)
  run.progress(
    `The launcher is in ${run.inputs.directory}/ of ${folder}: its address is your \`launcher-url\``,
  )
  return { kind: 'assembled', folder, builds: undefined }
}

interface LauncherFile {
  /** Relative to the site. */
  readonly path: string
  /** Where its bytes are. */
  readonly source: string
  /** Git's name for them. */
  readonly oid: string
}

/** The page, made out for the server of this run, and the languages that it fetches. */
async function launcherFiles(run: Run): Promise<readonly LauncherFile[]> {
  const { workFolder, actionFolder, event, inputs } = run
  const launcher = join(actionFolder, 'launcher')
  try {
    const page = await readFile(join(launcher, 'index.html'), 'utf8')
    const languages = await readdir(join(launcher, 'languages'))
    const made = join(workFolder, 'launcher')
    await mkdir(made)
    const host = new URL(event.server.url).host
    await writeFile(
      join(made, 'index.html'),
      page.replace(HOSTS, (_, start: string) => `${start}${host}`),
    )
    const sources = [
      ['index.html', join(made, 'index.html')],
      ...languages.map(name => [`languages/${name}`, join(launcher, 'languages', name)]),
    ]
    return await Promise.all(
      sources.map(async ([name = '', source = '']) => ({
        path: `${inputs.directory}/${name}`,
        source,
        oid: await blobName(source, NAME_LENGTH),
      })),
    )
  } catch (cause) {
    throw new ActionError(`The launcher of this action cannot be read: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'A copy of the action needs its folder `launcher` beside `dist`.',
      cause,
    })
  }
}
