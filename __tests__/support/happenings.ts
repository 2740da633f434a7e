import { channelName } from '../../src/channel'
import { decide, type Wishes } from '../../src/decide'
import { readEvent } from '../../src/event'
import type { Work } from '../../src/work'
import { eventEnv, examplePayload, withField } from './event'

export interface Happening {
  readonly name: string
  readonly payload: object
  readonly env?: Readonly<Record<string, string>>
}

export function doing({ name, payload, env }: Happening, wishes: Partial<Wishes> = {}): Work {
  const event = readEvent(eventEnv({ GITHUB_EVENT_NAME: name, ...env }), payload)
  return decide({ command: 'auto', channel: undefined, pullRequest: undefined, ...wishes }, event)
}

export const opened = examplePayload('pull_request', 'opened')
export const closed = examplePayload('pull_request', 'closed')
export const forked = withField(opened, 'pull_request.head.repo.full_name', 'stranger/Hello-World')

export const pullRequest: Happening = { name: 'pull_request', payload: opened }
export const fork: Happening = { name: 'pull_request', payload: forked }

export function pushOf(ref: string, deleted = false): Happening {
  return { name: 'push', payload: { ...examplePayload('push'), ref, deleted } }
}

export function deletionOf(ref: string, kind: string): Happening {
  return { name: 'delete', payload: { ...examplePayload('delete'), ref, ref_type: kind } }
}

export function runOf(event: string, overrides: object = {}): Happening {
  const base = withField(examplePayload('workflow_run', 'completed'), 'workflow_run.name', 'Build')
  const home = withField(base, 'workflow_run.head_repository.full_name', 'Codertocat/Hello-World')
  const run = {
    ...Object(home['workflow_run']),
    event,
    conclusion: 'success',
    head_branch: 'topic/x',
  }
  return { name: 'workflow_run', payload: { ...home, workflow_run: { ...run, ...overrides } } }
}

export const pr2 = { name: 'pr-2', kind: 'pull-request', pullRequest: 2 }
export const topic = { name: channelName('topic/x'), kind: 'ref', ref: 'topic/x' }
export const main = { name: 'main', kind: 'ref', ref: 'main' }
export const version = { name: 'v1.2', kind: 'ref', ref: 'v1.2' }
export const mainRef = { GITHUB_REF: 'refs/heads/main' }

export const publishing = (channel: object, commentOn?: number) => ({
  kind: 'publish',
  channel,
  commentOn,
  notesOf: undefined,
})
