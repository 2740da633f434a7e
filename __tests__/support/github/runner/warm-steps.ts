import type { StepOptions, StepResult } from './step-process'
import { WarmProcess } from './warm-process'

/** A file of tests rarely runs more steps at once; each process that waits holds 150 MB. */
const MOST_WAITING = 2

let isOpen = false
const waiting: WarmProcess[] = []

/**
 * From here on this file of tests runs its steps in processes that have run others before: half the work of a start
 * for each. What belongs to a process alone is not to be seen there: signals, memory, options of Node.
 */
export function openWarmSteps(): void {
  isOpen = true
}

/** As at first: every step gets a process of its own. Those that wait end. */
export function closeWarmSteps(): void {
  isOpen = false
  for (const process of waiting.splice(0)) process.end()
}

export function fitsWarmProcess({ env, interruption }: StepOptions): boolean {
  const preloads = env['NODE_OPTIONS'] ?? ''
  return isOpen && interruption === undefined && /^(--import=\S+quick-time\.mjs)?$/.test(preloads)
}

export async function runWarmStep(step: StepOptions): Promise<StepResult> {
  const start = { node: step.node, env: readAtStart(step) }
  const at = waiting.findIndex(process => process.isAlive && process.isLike(start))
  const [process = new WarmProcess(start)] = at < 0 ? [] : waiting.splice(at, 1)
  const result = await process.run(step)
  if (isOpen && process.isAlive && waiting.length < MOST_WAITING) waiting.push(process)
  else process.end()
  return result
}

/** What Node reads when it starts, and never again. */
function readAtStart({ env }: StepOptions): Record<string, string> {
  const isRead = (name: string) => name.startsWith('NODE_') && name !== 'NODE_OPTIONS'
  return Object.fromEntries(Object.entries(env).filter(([name]) => isRead(name)))
}
