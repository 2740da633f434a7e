import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** How thoroughly to measure. */
export interface Scale {
  /** Measurements of each thing; what is told is the median. */
  readonly rounds: number
  /** Share of the full size of files and branches. */
  readonly share: number
}

/** One run of a program, with all processes that it waited for. */
export interface Timing {
  readonly seconds: number
  /** Seconds of processor time on all cores: on a busy machine the fairer number. */
  readonly work: number
  /** MB; of programs that run `peak.mjs`, else 0. */
  readonly peak: number
}

const MB = 1_000_000
const KIBIBYTE = 1024

/** Milliseconds; the longest of them takes some ten seconds. */
const PATIENCE = 300_000

/** Loaded into a process of Node, it tells how much memory that took. */
export const tellingPeak = ['--import', './script/benchmarks/peak.mjs'] as const

/** Through bash, which alone tells the work of a finished child. @throws Error when the program fails */
export async function timed(command: string, args: readonly string[]): Promise<Timing> {
  const script = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', command, ...args]
  const { stderr } = await promisify(execFile)('bash', script, { timeout: PATIENCE })
  const [seconds = 0, user = 0, system = 0] = stderr.trim().split(/\s+/).slice(-3).map(Number)
  const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? 0)
  return { seconds, work: user + system, peak: (peak * KIBIBYTE) / MB }
}

/** Each of them once a round, so that what else the machine does meets all of them. */
export async function inTurn<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => Promise<Timing>>>,
): Promise<(name: Name) => Timing> {
  const timings = new Map<string, Timing[]>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, task] of Object.entries<() => Promise<Timing>>(tasks)) {
      timings.set(name, [...(timings.get(name) ?? []), await task()])
    }
  }
  return name => {
    const all = timings.get(name) ?? []
    const of = (key: keyof Timing) => median(all.map(timing => timing[key]))
    return { seconds: of('seconds'), work: of('work'), peak: of('peak') }
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [lower = 0, upper = lower] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1)
  return (lower + upper) / 2
}

export function inSeconds(value: number): string {
  return `${value.toFixed(2)} s`
}

export function inBytes(bytes: number): string {
  if (bytes < MB) return `${(bytes / 1000).toFixed(0)} kB`
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`
}

export function ratio(ours: number, yardstick: number): string {
  const value = ours / yardstick
  return Math.abs(value) < 0.1 ? `${Number(value.toPrecision(2))}` : value.toFixed(2)
}
