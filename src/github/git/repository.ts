import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../primitives/environment'
import { ActionError } from '../../primitives/errors'
import { gitEnvironment, plainEnvironment } from './environment'
import { type GitAnswer, type GitInput, runGit } from './process'
import { type GitRemote, secretsOf } from './remote'
import { systemSettings } from './system-settings'
import { requireVersion } from './version'

/**
 * A bare repository of ours in a scratch folder, joined to one remote called `origin`.
 *
 * What a fetch leaves out, the remote has promised, and a git that knows of a promise goes and looks for
 * the file: `hash-object` does so before it writes. So only what talks to the remote knows of promises.
 * All else runs in a second repository, which has the same objects and no remote: to it, a file that was
 * left out is missing, and nothing more.
 */
export interface GitRepository {
  readonly remote: GitRemote
  /** For index files and blobs on their way; git runs in it. */
  readonly folder: string
  /** Runs git where the remote is known and its refs are; answers whatever the exit code is. */
  run(args: readonly string[], options?: GitRunOptions): Promise<GitAnswer>
  /** Runs git on the objects alone, away from refs and remote, and expects success. @throws ActionError `git` */
  output(args: readonly string[], options?: GitRunOptions): Promise<Buffer>
}

export interface GitRunOptions {
  readonly input?: GitInput
  /** Milliseconds. */
  readonly timeout?: number
  /** Bytes. */
  readonly outputLimit?: number
  readonly onLine?: (line: string) => void
  /** Variables on top of the repository's own. */
  readonly env?: Readonly<Record<string, string>>
}

/** Milliseconds for a command that stays on this machine; hashing 2 GB takes half a minute. */
const LOCAL_TIMEOUT = 600_000

/** Bytes: object names and small answers. */
const SMALL_OUTPUT = 1_048_576

/**
 * Makes an empty repository below `workFolder`, without templates, hooks or the user's configuration.
 *
 * @throws ActionError `git` when there is no git, or one that is too old
 */
export async function createGitRepository(options: {
  readonly workFolder: string
  readonly remote: GitRemote
  readonly environment: Environment
}): Promise<GitRepository> {
  const { remote, environment: inherited } = options
  const folder = await mkdtemp(join(options.workFolder, 'git-'))
  const home = join(folder, 'home')
  await mkdir(home)
  const env = plainEnvironment({ inherited, home })
  const system = await systemSettings({ inherited, env, cwd: folder })
  const starter = (gitDir: string) =>
    starting(remote, folder, gitEnvironment({ inherited, home, gitDir, remote, system }))
  const fetched = join(folder, 'fetched.git')
  const run = starter(fetched)
  requireVersion((await succeed(run, ['version'])).stdout.toString('utf8'))
  await succeed(run, INIT)
  const local = starter(join(folder, 'local.git'))
  const shared = { GIT_OBJECT_DIRECTORY: join(fetched, 'objects') }
  await succeed(local, INIT, { env: shared })
  const output: GitRepository['output'] = async (args, given) =>
    (await succeed(local, args, { ...given, env: { ...shared, ...given?.env } })).stdout
  return { remote, folder, run, output }
}

/** GitHub names objects by SHA-1; the usual of git itself may change. */
const INIT = ['init', '--quiet', '--bare', '--template=', '--object-format=sha1']

function starting(
  remote: GitRemote,
  folder: string,
  env: Readonly<Record<string, string>>,
): GitRepository['run'] {
  return (args, options = {}) =>
    runGit({
      args,
      cwd: folder,
      timeout: LOCAL_TIMEOUT,
      outputLimit: SMALL_OUTPUT,
      secrets: secretsOf(remote),
      ...options,
      env: { ...env, ...options.env },
    })
}

async function succeed(
  run: GitRepository['run'],
  args: readonly string[],
  options?: GitRunOptions,
): Promise<GitAnswer> {
  const answer = await run(args, options)
  if (answer.exitCode === 0) return answer
  throw new ActionError(`git ${args[0]} failed: ${answer.stderr}`, { code: 'git' })
}
