import path from 'node:path'
import { systemEnvironment } from '../../system-environment'
import type { WorkflowEvent } from '../events'
import type { GitHub } from '../github'

export interface RunFacts {
  readonly github: GitHub
  readonly event: WorkflowEvent
  readonly folders: RunFolders
  readonly runId: number
  readonly runAttempt: number
  readonly runNumber: number
}

export interface RunFolders {
  /** Holds the files through which an action talks to the runner. */
  readonly commands: string
  readonly home: string
  readonly temp: string
  readonly workspace: string
}

/** Names of those files, and the variables that tell where they are. */
export const commandFiles = {
  GITHUB_ENV: 'set_env',
  GITHUB_EVENT_PATH: 'event.json',
  GITHUB_OUTPUT: 'set_output',
  GITHUB_PATH: 'add_path',
  GITHUB_STATE: 'save_state',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const

/** The environment of a step, with nothing of this machine's but where programs are. */
export function runEnvironment(facts: RunFacts): Record<string, string> {
  const { event, folders, github } = facts
  const files = Object.entries(commandFiles).map(([name, file]) => [
    name,
    path.join(folders.commands, file),
  ])
  return {
    ...systemEnvironment(),
    ...Object.fromEntries(files),
    ...eventEnvironment(event),
    CI: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_JOB: 'build',
    GITHUB_RUN_ATTEMPT: String(facts.runAttempt),
    GITHUB_RUN_ID: String(facts.runId),
    GITHUB_RUN_NUMBER: String(facts.runNumber),
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_WORKFLOW: 'Build',
    GITHUB_WORKSPACE: folders.workspace,
    HOME: folders.home,
    LANG: 'C.UTF-8',
    NODE_EXTRA_CA_CERTS: github.ca,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'Stand-in',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: path.join(folders.home, 'tools'),
  }
}

function eventEnvironment(event: WorkflowEvent): Record<string, string> {
  const { actor, ref, repository } = event
  return {
    GITHUB_ACTOR: actor,
    GITHUB_BASE_REF: event.baseRef,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_HEAD_REF: event.headRef,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_SHA: event.sha,
    GITHUB_TRIGGERING_ACTOR: actor,
  }
}
