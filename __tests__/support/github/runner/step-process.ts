import { type ChildProcess, spawn } from 'node:child_process'

/** The runner sends a signal to the process of the step, and then waits for some seconds. */
export interface Interruption {
  readonly signal: 'SIGINT' | 'SIGTERM'
  readonly when: Promise<unknown>
}

export interface StepOptions {
  readonly node: string
  readonly entry: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Milliseconds after which the process is killed. */
  readonly timeLimit: number
  readonly interruption?: Interruption | undefined
}

export interface StepResult {
  /** Undefined when the time limit, or another signal, ended it. */
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** Milliseconds. */
  readonly duration: number
}

/** Runs the step in a process group of its own, so that a kill takes its children along. */
export function runStep(options: StepOptions): Promise<StepResult> {
  const { cwd, entry, env, interruption, node, timeLimit } = options
  const started = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(node, [entry], {
      cwd,
      env,
      // Windows knows no groups, and would open a window.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', chunk => stdout.push(chunk))
    child.stderr.on('data', chunk => stderr.push(chunk))
    const timer = setTimeout(() => killWithChildren(child), timeLimit)
    void interruption?.when.then(() => child.kill(interruption.signal))
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(timer)
      resolve({
        exitCode: code ?? undefined,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        duration: Date.now() - started,
      })
    })
  })
}

/** For a process that leads a group. */
export function killWithChildren(child: ChildProcess): void {
  if (process.platform === 'win32') child.kill('SIGKILL')
  else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
}
