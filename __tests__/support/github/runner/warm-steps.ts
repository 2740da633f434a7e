import { readFileSync } from 'node:fs'
import { oncePerWorker } from '../../once-per-worker'
import type { StepOptions, StepResult } from './step-process'
import { type ProcessStart, WarmProcess } from './warm-process'

/** A file of tests rarely runs more steps at once; each process that waits holds 150 MB. */
const MOST_WAITING = 2

/** Those that wait, whichever file of tests started them. */
const waiting = oncePerWorker('waiting processes', (): WarmProcess[] => [])

/**
 * Runs steps in processes that have run others before: half the work of a start for each. What belongs to a
 * process alone is not to be seen there: signals, memory, options of Node.
 */
export class WarmSteps {
  #isOpen = false

  /** Before, and after {@link close}, every step gets a process of its own. */
  open(): void {
    this.#isOpen = true
  }

  close(): void {
    this.#isOpen = false
  }

  fit({ env, interruption }: StepOptions): boolean {
    const preloads = env['NODE_OPTIONS'] ?? ''
    return (
      this.#isOpen &&
      interruption === undefined &&
      /^(--import=\S+quick-time\.mjs)?$/.test(preloads)
    )
  }

  async run(step: StepOptions): Promise<StepResult> {
    const start = startOf(step)
    const at = waiting.findIndex(process => process.isLike(start))
    const [process = new WarmProcess(start, step.env['NODE_EXTRA_CA_CERTS'])] =
      at < 0 ? [] : waiting.splice(at, 1)
    const result = await process.run(step)
    if (process.isFresh) waiting.push(process)
    else process.end()
    if (waiting.length > MOST_WAITING) waiting.shift()?.end()
    return result
  }
}

/** What Node reads when it starts, and never again. */
function startOf({ env, node }: StepOptions): ProcessStart {
  const isRead = (name: string) => name.startsWith('NODE_') && name !== 'NODE_OPTIONS'
  const { NODE_EXTRA_CA_CERTS: authority, ...rest } = env
  return {
    node,
    env: Object.fromEntries(Object.entries(rest).filter(([name]) => isRead(name))),
    authority: authority === undefined ? '' : readFileSync(authority, 'utf8'),
  }
}

/** Of all tests of a file. */
export const warmSteps = new WarmSteps()
