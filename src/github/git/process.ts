import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { ActionError, messageOf } from '../../primitives/errors'

/** One start of `git`. */
export interface GitCommand {
  readonly args: readonly string[]
  readonly cwd: string
  /** The whole environment: nothing is inherited beside it. */
  readonly env: Readonly<Record<string, string>>
  readonly input?: GitInput
  /** Milliseconds after which the process is killed. */
  readonly timeout: number
  /** Bytes of standard output that are accepted. */
  readonly outputLimit: number
  /** Replaced by `***` in everything that is kept of standard error. */
  readonly secrets: readonly string[]
  /** Called for each line of standard error, progress lines included. */
  readonly onLine?: (line: string) => void
}

/** A file is handed over as the standard input itself, so that git can stream it. */
export type GitInput = { readonly text: string } | { readonly file: string }

export interface GitAnswer {
  /** 0 is success. */
  readonly exitCode: number
  readonly stdout: Buffer
  /** The last lines, without secrets. */
  readonly stderr: string
}

/** Bytes of standard error that are kept: a screen of remote messages, never a flood. */
const STDERR_LIMIT = 32_768

/** What makes git print much is the number of files. */
const MANY_FILES = 'Let the builds have a branch with fewer files: set `pages-branch`.'

/**
 * Runs git without a shell and answers whatever its exit code is.
 *
 * @throws ActionError `no-ipa` when the file to hand over cannot be opened; `git` when git is not installed, runs longer than `timeout`, or prints more than
 * `outputLimit`.
 */
export async function runGit(command: GitCommand): Promise<GitAnswer> {
  const stdin = openInput(command.input)
  try {
    const child = spawn('git', command.args, {
      cwd: command.cwd,
      env: { ...command.env },
      stdio: [stdin ?? 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    return await answerOf(child, command)
  } finally {
    if (stdin !== undefined) closeSync(stdin)
  }
}

function openInput(input: GitInput | undefined): number | undefined {
  if (input === undefined || !('file' in input)) return undefined
  try {
    return openSync(input.file, 'r')
  } catch (cause) {
    throw unreadableInput(input.file, cause)
  }
}

/** The file went away meanwhile, or may not be read. */
export function unreadableInput(path: string, cause: unknown): ActionError {
  return new ActionError(`The file ${path} cannot be read: ${messageOf(cause)}`, {
    code: 'no-ipa',
    cause,
  })
}

function answerOf(child: ChildProcess, command: GitCommand): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (problem: string, hint: string): void => {
      clearTimeout(timer)
      stop(child)
      reject(new ActionError(`git ${command.args[0]} ${problem}`, { code: 'git', hint }))
    }
    const timer = setTimeout(
      () => fail(`took longer than ${command.timeout / 1000} s`, 'Run the job again.'),
      command.timeout,
    )
    const stdout = collect(child, command.outputLimit, () =>
      fail(`printed more than the ${command.outputLimit} bytes that are read`, MANY_FILES),
    )
    const stderr = new Stderr(command)
    child.stderr?.on('data', (chunk: Buffer) => stderr.add(chunk))
    child.on('error', cause => {
      clearTimeout(timer)
      reject(notStarted(cause))
    })
    child.on('close', code => {
      clearTimeout(timer)
      resolve({ exitCode: code ?? -1, stdout: stdout(), stderr: stderr.text() })
    })
    feed(child, command.input)
  })
}

/** A polite signal, so that git ends the helper that talks to the remote as well. */
function stop(child: ChildProcess): void {
  child.kill('SIGTERM')
  child.stdout?.destroy()
  child.stderr?.destroy()
  child.unref()
}

function notStarted(cause: Error): ActionError {
  return new ActionError(`git could not be started: ${messageOf(cause)}`, {
    code: 'git',
    hint: 'Install git on the runner, where PATH finds it.',
    cause,
  })
}

function collect(child: ChildProcess, limit: number, overflow: () => void): () => Buffer {
  const chunks: Buffer[] = []
  let size = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > limit) overflow()
    else chunks.push(chunk)
  })
  return () => Buffer.concat(chunks)
}

function feed(child: ChildProcess, input: GitInput | undefined): void {
  // A git that exits early closes the pipe; its exit code and words say more than EPIPE.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input !== undefined && 'text' in input ? input.text : '')
}

/** Keeps the end of standard error and hands out its lines; `\r` ends a progress line. */
class Stderr {
  private readonly command: Pick<GitCommand, 'secrets' | 'onLine'>

  private kept = ''
  private line = ''

  constructor(command: Pick<GitCommand, 'secrets' | 'onLine'>) {
    this.command = command
  }

  add(chunk: Buffer): void {
    const lines = `${this.line}${chunk.toString('utf8')}`.split(/[\r\n]/)
    this.line = (lines.pop() ?? '').slice(-STDERR_LIMIT)
    for (const line of lines) this.end(line)
  }

  text(): string {
    this.end(this.line)
    this.line = ''
    return this.kept.trim()
  }

  private end(raw: string): void {
    const line = this.command.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), raw)
    this.kept = `${this.kept}${line}\n`.slice(-STDERR_LIMIT)
    this.command.onLine?.(line)
  }
}
