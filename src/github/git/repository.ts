import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
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
  const [version, system] = await Promise.all([
    succeed(starting(remote, folder, env), ['version']),
    systemSettings({ inherited, env, cwd: folder }),
  ])
  requireVersion(version.stdout.toString('utf8'))
  const openRepository = async (name: string) => {
    const gitDir = await layOut(join(folder, name))
    return starting(remote, folder, gitEnvironment({ inherited, home, gitDir, remote, system }))
  }
  const run = await openRepository('fetched.git')
  const local = await openRepository('local.git')
  const shared = { GIT_OBJECT_DIRECTORY: join(folder, 'fetched.git', 'objects') }
  const output: GitRepository['output'] = async (args, given) =>
    (await succeed(local, args, { ...given, env: { ...shared, ...given?.env } })).stdout
  return { remote, folder, run, output }
}

/** The first version names objects by SHA-1, as GitHub does; the usual of git itself may change. */
const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tbare = true\n'

/** What `git init --bare` makes (gitrepository-layout(5)), without a start of git. */
async function layOut(gitDir: string): Promise<string> {
  for (const name of ['objects', 'refs']) await mkdir(join(gitDir, name), { recursive: true })
  await writeFile(join(gitDir, 'HEAD'), 'ref: refs/heads/main\n')
  await writeFile(join(gitDir, 'config'), CONFIG)
  return gitDir
}

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
