import type { BareRepository } from '../bare-repository'

export interface PublishedFile {
  readonly oid: string
  readonly size: number
}

/** The files of one finished build, by their path below the site's root. */
export type Snapshot = ReadonlyMap<string, PublishedFile>

/** Largest published site in bytes (docs: GitHub Pages limits). */
const siteLimit = 1_000_000_000

/** Builds a branch site from git objects. @throws Error when GitHub would fail the build. */
export async function buildSite(
  git: BareRepository,
  commit: string,
  sourcePath: '/' | '/docs',
): Promise<Snapshot> {
  const files = await git.files(commit, sourcePath.slice(1))
  const usesJekyll = !files.has('.nojekyll')
  const published = new Map<string, PublishedFile>()
  let size = 0
  for (const [file, { oid, size: bytes }] of files) {
    if (usesJekyll && isDroppedByJekyll(file)) continue
    published.set(file, { oid, size: bytes })
    size += bytes
  }
  if (size > siteLimit) throw new Error('The page build failed: the site is over 1 GB.')
  return published
}

/** Jekyll's `exclude` and `EntryFilter`: special names anywhere, dependency folders at the root. */
function isDroppedByJekyll(file: string): boolean {
  const segments = file.split('/')
  if (segments[0] === 'node_modules' || segments[0] === 'vendor') return true
  return segments.some(name => /^[_.#]/.test(name) || name.endsWith('~'))
}
