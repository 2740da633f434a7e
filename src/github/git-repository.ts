import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../environment'
import { ActionError } from '../errors'
import { gitEnvironment } from './git-environment'
import { type GitAnswer, type GitInput, runGit } from './git-process'
import { type GitRemote, secretsOf } from './git-remote'

/** A bare repository of ours in a scratch folder, joined to one remote called `origin`. */
export interface GitRepository {
  readonly remote: GitRemote
  /** For index files and blobs on their way; git runs in it. */
  readonly folder: string
  /** Runs git and answers whatever its exit code is. */
  run(args: readonly string[], options?: GitRunOptions): Promise<GitAnswer>
  /** Runs git and expects success. @throws ActionError `git` */
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

/** Makes an empty repository below `workFolder`, without templates, hooks or the user's configuration. */
export async function createGitRepository(options: {
  readonly workFolder: string
  readonly remote: GitRemote
  readonly environment: Environment
}): Promise<GitRepository> {
  const folder = await mkdtemp(join(options.workFolder, 'git-'))
  const home = join(folder, 'home')
  const gitDir = join(folder, 'bare.git')
  await mkdir(home)
  const env = gitEnvironment({
    inherited: options.environment,
    home,
    gitDir,
    remote: options.remote,
  })
  const repository = boundTo(options.remote, folder, env)
  await repository.output(['init', '--quiet', '--bare', '--template='])
  return repository
}

function boundTo(
  remote: GitRemote,
  folder: string,
  env: Readonly<Record<string, string>>,
): GitRepository {
  const run: GitRepository['run'] = (args, options = {}) =>
    runGit({
      args,
      cwd: folder,
      timeout: LOCAL_TIMEOUT,
      outputLimit: SMALL_OUTPUT,
      secrets: secretsOf(remote),
      ...options,
      env: { ...env, ...options.env },
    })
  const output: GitRepository['output'] = async (args, options) => {
    const answer = await run(args, options)
    if (answer.exitCode === 0) return answer.stdout
    throw new ActionError(`git ${args[0]} failed: ${answer.stderr}`, { code: 'git' })
  }
  return { remote, folder, run, output }
}
