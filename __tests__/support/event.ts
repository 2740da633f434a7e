import examples from '@octokit/webhooks-examples' with { type: 'json' }
import { readEvent, type TriggerEvent } from '../../src/event/event'
import type { Environment } from '../../src/primitives/environment'
import { ActionError } from '../../src/primitives/errors'

/** What the runner sets, for a run in the repository of GitHub's example payloads. */
export function eventEnv(overrides: Environment = {}): Environment {
  return {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'Codertocat/Hello-World',
    GITHUB_RUN_ID: '9000000057',
    GITHUB_RUN_NUMBER: '57',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'octocat',
    GITHUB_REF: 'refs/heads/master',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    ...overrides,
  }
}

/** One of GitHub's own example payloads, as a copy that the test may change. */
export function examplePayload(name: string, action?: string): Record<string, unknown> {
  const payloads: readonly object[] = examples.find(event => event.name === name)?.examples ?? []
  const found = payloads.find(
    example => action === undefined || ('action' in example && example.action === action),
  )
  if (found === undefined) throw new Error(`there is no example of ${name} ${action ?? ''}`)
  return structuredClone({ ...found })
}

/** Sets one field, given by its path, of a payload. */
export function withField(payload: object, path: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.')
  const inner: unknown = Object.getOwnPropertyDescriptor(payload, first)?.value
  const below = typeof inner === 'object' && inner !== null ? inner : {}
  return {
    ...payload,
    [first]: rest.length === 0 ? value : withField(below, rest.join('.'), value),
  }
}

/** A pull request of the repository itself, unless the test says otherwise. */
export function someEvent(overrides: Partial<TriggerEvent> = {}): TriggerEvent {
  return { ...readEvent(eventEnv(), examplePayload('pull_request', 'opened')), ...overrides }
}

/** Reads an event of the repository of the examples. */
export function eventOf(name: string, payload: unknown, env: Environment = {}): TriggerEvent {
  return readEvent(eventEnv({ GITHUB_EVENT_NAME: name, ...env }), payload)
}

/** The error by which something was refused. */
export function refusal(run: () => unknown): ActionError {
  try {
    run()
  } catch (error) {
    if (error instanceof ActionError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
