import type { RunIdentity } from '../builds/build-record'
import type { Environment } from '../primitives/environment'
import { ActionError } from '../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { type ChangeWords, changeWords } from './change-words'
import { Payload } from './payload'
import { readTrigger, type Trigger } from './trigger'

/** The repository whose workflow runs. */
export interface SourceRepository {
  /** `owner/name`. */
  readonly fullName: string
  readonly visibility: 'public' | 'private' | 'internal' | undefined
}

/** Where this GitHub is; no trailing slashes. */
export interface Server {
  readonly url: string
  readonly api: string
}

/** What started this run, and where. */
export interface TriggerEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string
  readonly trigger: Trigger
  readonly repository: SourceRepository
  readonly run: RunIdentity
  /** Full SHA of what was built: the head of a pull request, never its merge commit. */
  readonly commit: string
  readonly server: Server
  /** undefined on a server without https. */
  readonly runUrl: HttpsUrl | undefined
  readonly commitUrl: HttpsUrl | undefined
  readonly words: ChangeWords
}

/**
 * Reads the runner's variables and the event's payload
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables).
 *
 * @throws ActionError `malformed` that names the missing variable or field
 */
export function readEvent(env: Environment, payload: unknown): TriggerEvent {
  const name = required(env, 'GITHUB_EVENT_NAME')
  const fields = new Payload(payload, `the payload of the \`${name}\` event`)
  const trigger = readTrigger(name, fields, env)
  const repository = sourceRepository(fields, env)
  const run = runIdentity(env)
  const commit = builtCommit(trigger, fields, env)
  const server = readServer(env)
  return {
    name,
    trigger,
    repository,
    run,
    commit,
    server,
    runUrl: linkTo(`${server.url}/${repository.fullName}/actions/runs/${run.id}`),
    commitUrl: commitPage(server, repository, commit),
    words: changeWords(trigger, fields),
  }
}

/** The same event, of another commit: input `commit`, or the head of the pull request that was built. */
export function builtFrom(event: TriggerEvent, commit: string): TriggerEvent {
  return { ...event, commit, commitUrl: commitPage(event.server, event.repository, commit) }
}

function commitPage({ url }: Server, { fullName }: SourceRepository, commit: string) {
  return linkTo(`${url}/${fullName}/commit/${encodeURIComponent(commit)}`)
}

function required(env: Environment, name: string): string {
  const value = env[name]
  if (value) return value
  throw new ActionError(`the environment variable ${name} is missing`, {
    code: 'malformed',
    hint: 'GitHub Actions sets it for every step. Outside of a runner, set it yourself.',
  })
}

function sourceRepository(payload: Payload, env: Environment): SourceRepository {
  const fullName =
    env['GITHUB_REPOSITORY'] ||
    payload.optionalText('repository.full_name') ||
    required(env, 'GITHUB_REPOSITORY')
  if (!/^[^/]+\/[^/]+$/.test(fullName)) {
    throw new ActionError(`GITHUB_REPOSITORY is “${fullName}”, not owner/name`, {
      code: 'malformed',
    })
  }
  return {
    fullName,
    visibility: visibility(payload),
  }
}

function visibility(payload: Payload): SourceRepository['visibility'] {
  const stated = payload.optionalText('repository.visibility')
  if (stated === 'public' || stated === 'private' || stated === 'internal') return stated
  const isPrivate = payload.optionalFlag('repository.private')
  if (isPrivate === undefined) return undefined
  return isPrivate ? 'private' : 'public'
}

function runIdentity(env: Environment): RunIdentity {
  return {
    id: count(env, 'GITHUB_RUN_ID'),
    attempt: env['GITHUB_RUN_ATTEMPT'] ? count(env, 'GITHUB_RUN_ATTEMPT') : 1,
    number: count(env, 'GITHUB_RUN_NUMBER'),
  }
}

function count(env: Environment, name: string): number {
  const value = required(env, name)
  const number = Number(value)
  if (/^\d+$/.test(value) && Number.isSafeInteger(number)) return number
  throw new ActionError(`${name} is “${value}”, not a whole number`, { code: 'malformed' })
}

/** `GITHUB_SHA` is the merge commit of a pull request, and the default branch for a `workflow_run`. */
function builtCommit(trigger: Trigger, payload: Payload, env: Environment): string {
  if (trigger.kind === 'pull-request') return trigger.pullRequest.headSha
  if (trigger.kind === 'workflow-run') return trigger.upstream.headSha
  const stated = payload.optionalText('merge_group.head_sha')
  return stated || env['GITHUB_SHA'] || pushedCommit(payload) || required(env, 'GITHUB_SHA')
}

/** A push that deletes its ref says so with a SHA of zeros. */
function pushedCommit(payload: Payload): string {
  const after = payload.optionalText('after')
  return /^0*$/.test(after) ? '' : after
}

function readServer(env: Environment): Server {
  const url = address(env, 'GITHUB_SERVER_URL') ?? 'https://github.com'
  const api = address(env, 'GITHUB_API_URL') ?? 'https://api.github.com'
  return { url, api }
}

function address(env: Environment, name: string): string | undefined {
  const value = env[name]
  if (!value) return undefined
  if (URL.canParse(value) && /^https?:\/\//i.test(value)) return value.replace(/\/+$/, '')
  throw new ActionError(`${name} is “${value}”, not an address`, { code: 'malformed' })
}

function linkTo(url: string): HttpsUrl | undefined {
  return url.startsWith('https:') ? httpsUrl(url) : undefined
}
