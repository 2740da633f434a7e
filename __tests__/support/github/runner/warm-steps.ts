import type { StepOptions, StepResult } from './step-process'
import { WarmProcess } from './warm-process'

/** A file of tests rarely runs more steps at once; each process that waits holds 150 MB. */
const MOST_WAITING = 2

/**
 * Runs steps in processes that have run others before: half the work of a start for each. What belongs to a
 * process alone is not to be seen there: signals, memory, options of Node.
 */
export class WarmSteps {
  readonly #waiting: WarmProcess[] = []
  #isOpen = false

  /** Before, every step gets a process of its own. */
  open(): void {
    this.#isOpen = true
  }

  /** The processes that wait end. */
  close(): void {
    this.#isOpen = false
    for (const process of this.#waiting.splice(0)) process.end()
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
    const start = { node: step.node, env: readAtStart(step) }
    const at = this.#waiting.findIndex(process => process.isAlive && process.isLike(start))
    const [process = new WarmProcess(start)] = at < 0 ? [] : this.#waiting.splice(at, 1)
    const result = await process.run(step)
    if (this.#isOpen && process.isAlive && this.#waiting.length < MOST_WAITING) {
      this.#waiting.push(process)
    } else {
      process.end()
    }
    return result
  }
}

/** What Node reads when it starts, and never again. */
function readAtStart({ env }: StepOptions): Record<string, string> {
  const isRead = (name: string) => name.startsWith('NODE_') && name !== 'NODE_OPTIONS'
  return Object.fromEntries(Object.entries(env).filter(([name]) => isRead(name)))
}

/** Of all tests of a file. */
export const warmSteps = new WarmSteps()
