import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ActionError } from '../errors'
import { sizeInWords } from '../facts-in-words'
import { tarEnd, tarHeader, tarPadding } from '../formats/tar'
import { writeBlobFiles } from '../github/blob-files'
import type { BranchHead, TreeEntry } from '../github/git-branch'
import type { PagesBranch } from './pages-branch'
import { SITE_MARKER_PATH, siteMarker } from './site-marker'

/** Bytes. GitHub's limit for a published site is 1 GB. */
const LARGEST_SITE = 1_000_000_000

/** Bytes read at once. */
const READ_SIZE = 1024 * 1024

/** The only file of the artifact (actions/upload-pages-artifact). */
export const ARCHIVE_NAME = 'artifact.tar'

/** A name that can stand in an archive as it is. U+FFFD: it was no UTF-8. */
const PLAIN_NAME = /^(?!\.{1,2}$)[^\p{Cc}\uFFFD\\]+$/u

/**
 * Packs the whole branch as it was fetched, with a marker of whose it is, into a tar in a new folder of
 * `workFolder`. Files go through the disk: memory does not grow with the site.
 *
 * @returns path of the archive
 * @throws ActionError `site-too-large`; `lost-race` when the branch was replaced meanwhile; `network` when
 * another try may help.
 */
export async function packSite(
  branch: PagesBranch,
  head: BranchHead,
  workFolder: string,
): Promise<string> {
  const files = filesOf(branch, head)
  requireSize(files.reduce((sum, { oid }) => sum + (branch.sizes.get(oid) ?? 0), 0))
  const folder = await mkdtemp(join(workFolder, 'site-'))
  const contents = join(folder, 'contents')
  await mkdir(contents)
  const oids = files.map(({ oid }) => oid)
  await writeBlobFiles(branch.git, { branch: branch.name, oids, folder: contents })
  const archive = join(folder, ARCHIVE_NAME)
  const marker = siteMarker({ branch: branch.name, commit: head.commit })
  const paths = files.map(({ path }) => path)
  await pipeline(Readable.from(pieces(paths, contents, marker)), createWriteStream(archive))
  await rm(contents, { recursive: true })
  requireSize((await stat(archive)).size)
  return archive
}

/** Links and submodules are no files of a site, and GitHub refuses archives that hold links. */
function filesOf({ progress }: PagesBranch, { entries }: BranchHead): readonly TreeEntry[] {
  const isPlain = ({ mode, path }: TreeEntry): boolean =>
    mode.startsWith('100') && path.split('/').every(segment => PLAIN_NAME.test(segment))
  for (const { path } of entries.filter(entry => !isPlain(entry))) {
    progress(`Left out ${JSON.stringify(path)}: a site cannot have it`)
  }
  return entries.filter(entry => isPlain(entry) && entry.path !== SITE_MARKER_PATH)
}

async function* pieces(
  paths: readonly string[],
  contents: string,
  marker: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield tarHeader({ path: SITE_MARKER_PATH, size: marker.length })
  yield marker
  yield tarPadding(marker.length)
  for (const path of foldersOf(paths)) yield tarHeader({ path, size: undefined })
  for (const [index, path] of paths.entries()) {
    const file = join(contents, String(index))
    const { size } = await stat(file)
    yield tarHeader({ path, size })
    yield* createReadStream(file, { highWaterMark: READ_SIZE })
    yield tarPadding(size)
    await unlink(file)
  }
  yield tarEnd
}

/** Those above come first. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  }
  return [...folders].sort()
}

function requireSize(size: number): void {
  if (size <= LARGEST_SITE) return
  throw new ActionError(
    `The site has ${sizeInWords(size)}, and GitHub Pages takes ${sizeInWords(LARGEST_SITE)}`,
    {
      code: 'site-too-large',
      hint: 'Let older builds go: lower `keep-builds` or `site-budget`. Or let the IPAs lie on a release: `ipa-host: release`.',
    },
  )
}
