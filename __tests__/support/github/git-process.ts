import { spawn } from 'node:child_process'
import { systemEnvironment } from '../system-environment'

/** What git needs of the environment, and nothing of the machine's own settings. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  ...systemEnvironment(),
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
}

export interface GitOutput {
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs git in a directory and waits for it, whatever its exit status. */
export function tryGit(
  directory: string,
  args: readonly string[],
  input: Uint8Array = new Uint8Array(),
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: directory, env: gitEnvironment })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', chunk => stdout.push(chunk))
    child.stderr.on('data', chunk => stderr.push(chunk))
    child.stdin.on('error', () => {}) // git may end without reading all of it; the status tells
    child.on('error', reject)
    child.on('close', code => {
      const text = Buffer.concat(stderr).toString()
      resolve({ status: code ?? 1, stdout: Buffer.concat(stdout), stderr: text })
    })
    child.stdin.end(input)
  })
}

/** Runs git and returns what it printed. @throws Error with git's own words when it fails. */
export async function git(
  directory: string,
  args: readonly string[],
  input?: Uint8Array,
): Promise<Buffer> {
  const output = await tryGit(directory, args, input)
  if (output.status !== 0) throw new Error(`git ${args.join(' ')}: ${output.stderr}`)
  return output.stdout
}
