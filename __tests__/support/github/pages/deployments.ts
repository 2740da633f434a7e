/** States that the API names; the official action waits for the last ones (actions/deploy-pages). */
export type PagesDeploymentState =
  | 'deployment_queued'
  | 'deployment_in_progress'
  | 'syncing_files'
  | 'finished_file_sync'
  | 'updating_pages'
  | 'purging_cdn'
  | 'unknown_status'
  | 'not_found'
  | 'deployment_attempt_error'
  | 'deployment_lost'
  | 'deployment_failed'
  | 'deployment_content_failed'
  | 'deployment_cancelled'
  | 'succeed'

export interface PagesDeployment {
  /** `pages_build_version`; GitHub also uses it as the id. */
  readonly version: string
  /** Undefined: somebody else's, which ends when the test says so. */
  readonly artifactId: number | undefined
  status: PagesDeploymentState
}

type Files = Readonly<Record<string, Uint8Array>>

interface Running {
  readonly deployment: PagesDeployment
  /** Undefined: the artifact holds no site. */
  readonly files: Files | undefined
  readonly waiting: PagesDeploymentState[]
}

/** Deployments of a site by workflows: one at a time, each replaces the whole site. */
export class PagesDeployments {
  /** Oldest first. */
  readonly all: PagesDeployment[] = []
  /** What the next deployment goes through, one state for each time somebody asks. */
  script: readonly PagesDeploymentState[] = [
    'deployment_queued',
    'deployment_in_progress',
    'syncing_files',
    'finished_file_sync',
    'updating_pages',
    'purging_cdn',
    'succeed',
  ]
  /** Refs that the environment `github-pages` lets in; GitHub's default is the default branch. */
  allowedRefs: readonly string[]
  readonly #publish: (files: Files) => Promise<void>
  #running: Running | undefined

  constructor(defaultBranch: string, publish: (files: Files) => Promise<void>) {
    this.allowedRefs = [`refs/heads/${defaultBranch}`]
    this.#publish = publish
  }

  /** The one that every other has to wait for. */
  get inProgress(): PagesDeployment | undefined {
    return this.#running?.deployment
  }

  /** Somebody else's deployment, in progress until `finish`. */
  begin(version: string): PagesDeployment {
    return this.start({ version, artifactId: undefined, files: {} })
  }

  finish(version: string): void {
    if (this.#running?.deployment.version !== version) throw new Error(`${version} does not run`)
    this.#end('succeed')
  }

  start(wish: {
    readonly version: string
    readonly artifactId: number | undefined
    readonly files: Files | undefined
  }): PagesDeployment {
    const { artifactId, files, version } = wish
    const waiting = artifactId === undefined ? [] : [...this.script]
    const deployment: PagesDeployment = { version, artifactId, status: 'deployment_in_progress' }
    this.all.push(deployment)
    this.#running = { deployment, files, waiting }
    return deployment
  }

  byVersion(version: string): PagesDeployment | undefined {
    return this.all.findLast(deployment => deployment.version === version)
  }

  /** Somebody asks how it stands, and so it moves on. */
  async advance(deployment: PagesDeployment): Promise<void> {
    if (this.#running?.deployment !== deployment) return
    const { files, waiting } = this.#running
    const next = waiting.shift()
    if (next === undefined) return
    deployment.status = next
    if (next === 'succeed' && files === undefined) this.#end('deployment_content_failed')
    else if (next === 'succeed' && files !== undefined) {
      await this.#publish(files)
      this.#end('succeed')
    } else if (isFinal(next)) this.#end(next)
  }

  cancel(deployment: PagesDeployment): void {
    if (this.#running?.deployment === deployment) this.#end('deployment_cancelled')
  }

  #end(status: PagesDeploymentState): void {
    if (this.#running !== undefined) this.#running.deployment.status = status
    this.#running = undefined
  }
}

function isFinal(state: PagesDeploymentState): boolean {
  return /^deployment_(failed|content_failed|cancelled|lost)$/.test(state)
}
