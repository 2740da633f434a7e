import { randomBytes } from 'node:crypto'
import type { Repository } from '../world'
import type { WorkflowRun } from './workflow-run'

/** What the runner lets the steps of one job do besides the REST API. */
export interface Runtime {
  readonly repository: Repository
  readonly run: WorkflowRun
  /** Full name of the ref the run is for. */
  readonly ref: string
  readonly sha: string
  /** The job's `environment:`. */
  readonly environment: string | undefined
  /** `ACTIONS_RUNTIME_TOKEN` */
  readonly token: string
  /** `ACTIONS_ID_TOKEN_REQUEST_TOKEN`; undefined without `id-token: write`. */
  readonly idRequestToken: string | undefined
}

export type IdClaims = Pick<Runtime, 'environment' | 'ref' | 'repository' | 'run' | 'sha'>

export interface RuntimeOptions extends IdClaims {
  readonly idToken: boolean
}

/** The jobs that are running, known by their tokens. */
export class Runtimes {
  readonly #runtimes: Runtime[] = []
  readonly #idTokens = new Map<string, IdClaims>()

  start({ idToken, ...facts }: RuntimeOptions): Runtime {
    const scope = `Actions.Results:${backendId(facts.run.id)}:${backendId(facts.run.id + 1)}`
    const runtime: Runtime = {
      ...facts,
      token: jwt({ scp: `Actions.GenericRead:00000000 ${scope}`, exp: later() }),
      idRequestToken: idToken ? jwt({ appid: 'id', exp: later() }) : undefined,
    }
    this.#runtimes.push(runtime)
    return runtime
  }

  byToken(token: string | undefined): Runtime | undefined {
    return this.#runtimes.find(runtime => runtime.token === token)
  }

  byIdRequestToken(token: string | undefined): Runtime | undefined {
    if (token === undefined) return undefined
    return this.#runtimes.find(runtime => runtime.idRequestToken === token)
  }

  /** Issues the token that tells others which job this is. */
  issue(runtime: Runtime, audience: string): string {
    const { environment, ref, repository, run, sha } = runtime
    const kind = environment === undefined ? `ref:${ref}` : `environment:${environment}`
    const token = jwt({
      iss: 'https://token.actions.githubusercontent.com',
      aud: audience,
      sub: `repo:${repository.fullName}:${kind}`,
      repository: repository.fullName,
      ...{ environment, ref, sha, run_id: String(run.id), event_name: run.event, exp: later() },
    })
    this.#idTokens.set(token, { environment, ref, repository, run, sha })
    return token
  }

  /** Undefined for what was never issued. */
  claims(idToken: string): IdClaims | undefined {
    return this.#idTokens.get(idToken)
  }

  /** How the request log speaks of a secret that is in a text. */
  nameIn(text: string): string | undefined {
    for (const { idRequestToken, token } of this.#runtimes) {
      if (text.includes(token)) return 'ACTIONS_RUNTIME_TOKEN'
      if (idRequestToken !== undefined && text.includes(idRequestToken)) {
        return 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'
      }
    }
    return undefined
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
