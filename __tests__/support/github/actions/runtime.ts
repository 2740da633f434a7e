import { randomBytes } from 'node:crypto'
import type { Repository } from '../world'
import type { WorkflowRun } from './workflow-run'

/** What the runner lets the steps of one job do besides the REST API. */
export interface Runtime {
  readonly repository: Repository
  readonly run: WorkflowRun
  /** `ACTIONS_RUNTIME_TOKEN` */
  readonly token: string
}

/** The jobs that are running, known by their tokens. */
export class Runtimes {
  readonly #runtimes: Runtime[] = []

  start(facts: Omit<Runtime, 'token'>): Runtime {
    const { id } = facts.run
    const scope = `Actions.Results:${backendId(id)}:${backendId(id + 1)}`
    const token = jwt({ scp: `Actions.GenericRead:00000000 ${scope}`, exp: later() })
    const runtime: Runtime = { ...facts, token }
    this.#runtimes.push(runtime)
    return runtime
  }

  byToken(token: string | undefined): Runtime | undefined {
    return this.#runtimes.find(runtime => runtime.token === token)
  }

  /** How the request log speaks of a secret that is in a text. */
  nameIn(text: string): string | undefined {
    const isIn = this.#runtimes.some(({ token }) => text.includes(token))
    return isIn ? 'ACTIONS_RUNTIME_TOKEN' : undefined
  }
}

/** The runner's service numbers its runs by UUID. */
export function backendId(runId: number): string {
  return `00000000-0000-4000-8000-${String(runId).padStart(12, '0')}`
}

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.${randomBytes(64).toString('base64url')}`
}

/** Seconds since the epoch: an hour from now. */
function later(): number {
  return Math.floor(Date.now() / 1000) + 3600
}
