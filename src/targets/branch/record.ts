import { segmentPattern } from '../../builds/build-name'
import { permissionHint } from '../../github/api-error'
import { gitRemote } from '../../github/git/remote'
import { createGitRepository } from '../../github/git/repository'
import type { Clock } from '../../primitives/clock'
import type { Environment } from '../../primitives/environment'
import { ActionError } from '../../primitives/errors'
import type { Progress } from '../../primitives/progress'
import { buildsAtHome } from '../../site/tree'
import { type PagesBranch, pagesBranch, readPagesBranch } from './branch'
import { type PagesQuestion, usualBranch } from './settings'

/** What reading the branch takes: less than publishing to it, and `contents: read` is enough. */
export interface BranchAccess extends PagesQuestion {
  /** May read `repository`. */
  readonly token: string
  /** Our folder of the site. */
  readonly directory: string
  /** Existing private folder for git's scratch files. */
  readonly workFolder: string
  readonly environment: Environment
  readonly clock: Clock
  readonly progress: Progress
}

/** Our folder of the branch at one moment. */
export interface BranchRecord {
  readonly branch: PagesBranch
  /** Paths relative to the site, with the object names of their contents. */
  readonly files: ReadonlyMap<string, string>
  /** Entries of the folder that cannot be ours: links, submodules, names that we never give. */
  readonly strangers: readonly string[]
  /** Hex digits of the repository's object names. */
  readonly nameLength: number
  /** Builds that can be installed. */
  readonly builds: number
}

/** The branch that an Actions-sourced site has for a record, as yet unread. */
export async function openRecord(options: BranchAccess): Promise<PagesBranch> {
  const { github, repository, directory, workFolder, environment, progress } = options
  const git = await createGitRepository({ workFolder, remote: gitRemote(options), environment })
  const name = options.pagesBranch ?? usualBranch
  const place = { git, github, repository, name, prefix: '', directory, progress } as const
  return pagesBranch({ ...place, siteBudget: Number.POSITIVE_INFINITY })
}

/**
 * Reads our folder of the branch; undefined when there is no such branch.
 *
 * @throws ActionError `network` when another try may help, `missing-permission` or `git` otherwise.
 */
export async function readRecord(branch: PagesBranch): Promise<BranchRecord | undefined> {
  const { head, shelf } = await readPagesBranch(branch).catch(explainReading)
  if (head === undefined) return undefined
  const below = head.entries.filter(({ path }) => path.startsWith(`${branch.directory}/`))
  const ours = below.filter(({ path, mode }) => mode.startsWith('100') && isOurName(branch, path))
  const files = new Map(ours.map(({ path, oid }) => [path, oid]))
  return {
    branch,
    files,
    strangers: below.map(({ path }) => path).filter(path => !files.has(path)),
    nameLength: head.commit.length,
    builds: buildsAtHome(shelf, branch.directory).length,
  }
}

/** Elsewhere the branch is read in order to write; here nothing but reading is asked for. */
function explainReading(thrown: unknown): never {
  if (!(thrown instanceof ActionError) || thrown.code !== 'missing-permission') throw thrown
  const { code, message } = thrown
  throw new ActionError(message, { code, cause: thrown, hint: permissionHint('contents: read') })
}

/** Every name of ours is of this kind, so none can lead anywhere else, and none is hidden. */
function isOurName({ directory }: PagesBranch, path: string): boolean {
  const segments = path.slice(directory.length + 1).split('/')
  return segments.every(segment => segmentPattern.test(segment) && !segment.startsWith('.'))
}
