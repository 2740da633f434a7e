import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { systemEnvironment } from '../../system-environment'
import { killWithChildren, type StepOptions, type StepResult } from './step-process'

export interface ProcessStart {
  readonly node: string
  readonly env: Readonly<Record<string, string>>
}

const program = path.resolve('__tests__/support/github/runner/warm-step.mjs')

/** A process with `warm-step.mjs`: runs one step after the other. */
export class WarmProcess {
  readonly #start: ProcessStart
  readonly #child: ChildProcess

  constructor(start: ProcessStart) {
    this.#start = start
    this.#child = fork(program, {
      env: { ...systemEnvironment(), ...start.env },
      execArgv: [],
      execPath: start.node,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
  }

  isLike(start: ProcessStart): boolean {
    return isDeepStrictEqual(this.#start, start)
  }

  get isAlive(): boolean {
    return this.#child.connected
  }

  end(): void {
    if (this.isAlive) this.#child.disconnect()
  }

  /** A step that ends its process, or outlasts the time limit, ends this one. */
  async run({ cwd, entry, env, timeLimit }: StepOptions): Promise<StepResult> {
    const child = this.#child
    const started = Date.now()
    const end = `\0${randomUUID()}\0`
    const prints = [child.stdout, child.stderr].map(stream => printed(stream, end))
    const timer = setTimeout(() => killWithChildren(child), timeLimit)
    child.send({ cwd, entry, env, end })
    const [stdout, stderr] = await Promise.all(prints)
    clearTimeout(timer)
    return {
      exitCode: stdout?.rest === undefined ? await exitCodeOf(child) : Number(stdout.rest),
      stdout: stdout?.text ?? '',
      stderr: stderr?.text ?? '',
      duration: Date.now() - started,
    }
  }
}

interface Printed {
  readonly text: string
  /** What follows the end of a step; undefined when the process ended before. */
  readonly rest: string | undefined
}

/** What a step prints, up to its end or that of its process. */
function printed(stream: Readable | null, end: string): Promise<Printed> {
  if (stream === null) throw new Error('a warm process has pipes')
  const chunks: Buffer[] = []
  return new Promise(resolve => {
    const finish = () => {
      stream.off('data', read).off('close', finish)
      const [text = '', rest] = Buffer.concat(chunks).toString().split(end)
      resolve({ text, rest })
    }
    const read = (chunk: Buffer) => {
      chunks.push(chunk)
      if (Buffer.concat(chunks.slice(-2)).includes(end)) finish()
    }
    stream.on('data', read).on('close', finish)
  })
}

async function exitCodeOf(child: ChildProcess): Promise<number | undefined> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise(resolve => child.once('exit', resolve))
  }
  return child.exitCode ?? undefined
}
