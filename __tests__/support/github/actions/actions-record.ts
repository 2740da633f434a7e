import path from 'node:path'
import type { Repository } from '../world'
import type { Artifact, Dispatch, DispatchScript, Workflow, WorkflowRun } from './workflow-run'

export type NewRun = Omit<WorkflowRun, 'id' | 'runNumber' | 'createdAt' | 'updatedAt'> & {
  readonly id?: number
  readonly runNumber?: number
}

/** What Actions did in a repository. */
export class ActionsRecord {
  readonly workflows: Workflow[] = []
  /** Oldest first. */
  readonly runs: WorkflowRun[] = []
  readonly artifacts: Artifact[] = []
  readonly dispatches: Dispatch[] = []
  readonly #folder: string
  readonly #nextId: () => number
  #scripts: Promise<unknown> = Promise.resolve()

  constructor(folder: string, nextId: () => number) {
    this.#folder = folder
    this.#nextId = nextId
  }

  /** Declares a workflow that can be dispatched, and what its runs do. */
  onDispatch(file: string, script: DispatchScript): Workflow {
    return this.workflow(`.github/workflows/${file}`, file, script)
  }

  /** The workflow of that path; it comes into being when it is not known yet. */
  workflow(file: string, name: string, onDispatch?: DispatchScript): Workflow {
    const known = this.workflows.find(workflow => workflow.path === file)
    if (known !== undefined && onDispatch === undefined) return known
    const workflow: Workflow = { id: known?.id ?? this.#nextId(), name, path: file, onDispatch }
    if (known !== undefined) this.workflows.splice(this.workflows.indexOf(known), 1)
    this.workflows.push(workflow)
    return workflow
  }

  addRun(facts: NewRun): WorkflowRun {
    const now = new Date()
    const run: WorkflowRun = {
      ...facts,
      id: facts.id ?? this.#nextId(),
      runNumber: facts.runNumber ?? this.runs.length + 1,
      createdAt: now,
      updatedAt: now,
    }
    this.runs.push(run)
    return run
  }

  addArtifact(facts: Pick<Artifact, 'run' | 'name' | 'contentType'>): Artifact {
    const id = this.#nextId()
    const file = path.join(this.#folder, String(id))
    const artifact: Artifact = {
      ...facts,
      ...{ id, file, final: false, size: 0, digest: undefined, expired: false },
      createdAt: new Date(),
    }
    this.artifacts.push(artifact)
    return artifact
  }

  /** Starts a run of the workflow, which does what its script says, one run after the other. */
  dispatch(repository: Repository, workflow: Workflow, wish: DispatchWish): WorkflowRun {
    const run = this.addRun({
      workflow,
      event: 'workflow_dispatch',
      status: 'queued',
      conclusion: null,
      attempt: 1,
      actor: wish.actor,
      headRepository: repository,
      headBranch: wish.ref.replace(/^refs\/(heads|tags)\//, ''),
      headSha: wish.sha,
      pulls: [],
    })
    const dispatch = { run, ref: wish.ref, inputs: wish.inputs }
    this.dispatches.push(dispatch)
    this.#scripts = this.#scripts.then(() => carryOut(workflow, dispatch))
    return run
  }

  /** Resolves when every dispatched run has ended. */
  async settled(): Promise<void> {
    await this.#scripts
  }
}

export interface DispatchWish {
  readonly ref: string
  readonly sha: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly actor: string
}

async function carryOut({ onDispatch }: Workflow, dispatch: Dispatch): Promise<void> {
  const { run } = dispatch
  run.status = 'in_progress'
  try {
    await onDispatch?.(dispatch)
    run.conclusion = 'success'
  } catch {
    run.conclusion = 'failure'
  }
  run.status = 'completed'
  run.updatedAt = new Date()
}
