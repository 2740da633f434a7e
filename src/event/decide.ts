import {
  type Channel,
  namedChannel,
  pullRequestChannel,
  refChannel,
  renamedChannel,
} from '../builds/channel'
import { quoted } from '../primitives/plain-text'
import type { TriggerEvent } from './event'
import type { GitRef, Trigger, UpstreamRun } from './trigger'
import type { Work } from './work'

export type Command = 'auto' | 'publish' | 'announce' | 'remove' | 'sweep' | 'inspect' | 'assemble'

/** The inputs that say what to do, rather than how. */
export interface WorkRequest {
  readonly command: Command
  /** As the user wrote it; the rule for channel names is applied here. */
  readonly channel: string | undefined
  readonly pullRequest: number | undefined
}

/** Events whose run was built from the ref that `workflow_run.head_branch` names, by people who may push. */
const BUILDS_ITS_REF: readonly string[] = [
  'push',
  'release',
  'create',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'merge_group',
]

/** What to do for this event: the table “What `auto` does”. A command other than `auto` overrides it. */
export function decide(request: WorkRequest, event: TriggerEvent): Work {
  if (request.command === 'inspect' || request.command === 'assemble')
    return { kind: request.command }
  const { trigger } = event
  if (trigger.kind === 'pull-request' && trigger.token !== 'usual') return readOnly(trigger.token)
  if (request.command === 'announce') return announce(trigger)
  const command = request.command === 'auto' ? commandFor(trigger) : request.command
  if (command === 'sweep') return { kind: 'sweep' }
  return command === 'remove' ? remove(request, event) : publish(request, event)
}

function commandFor(trigger: Trigger): 'publish' | 'remove' | 'sweep' {
  switch (trigger.kind) {
    case 'schedule':
      return 'sweep'
    case 'delete':
      return 'remove'
    case 'pull-request':
      return trigger.closed ? 'remove' : 'publish'
    case 'push':
      return trigger.deleted ? 'remove' : 'publish'
    default:
      return 'publish'
  }
}

/** The same steps run when a pull request closes: then the folder was written to take builds away. */
function announce(trigger: Trigger): Work {
  return commandFor(trigger) === 'remove'
    ? skipped('This event takes builds away, so there is nothing to announce.')
    : { kind: 'announce' }
}

function readOnly(token: 'read-only-fork' | 'read-only-dependabot'): Work {
  const whose = token === 'read-only-fork' ? 'comes from a fork' : 'was made by Dependabot'
  return {
    kind: 'skipped',
    reason: `This pull request ${whose}, so GitHub gave the run a token that can only read: nothing can be published from here.`,
    recipe: 'two-workflows',
  }
}

function remove(request: WorkRequest, event: TriggerEvent): Work {
  const { trigger } = event
  const isTag = (trigger.kind === 'delete' || trigger.kind === 'push') && trigger.ref.kind === 'tag'
  if (request.command === 'auto' && isTag) {
    return skipped('A tag was deleted; builds of a tag stay until `command: remove` is run for it.')
  }
  const number = request.pullRequest ?? pullRequestOf(trigger) ?? pullRequestNamed(request, trigger)
  const channel =
    number === undefined ? (channelOfRef(event) ?? named(request)) : pullRequestChannel(number)
  if (channel === undefined) {
    return skipped(
      `The \`${event.name}\` event does not say which channel to remove; set \`pull-request\` or \`channel\`.`,
    )
  }
  return { kind: 'remove', channel: renamed(channel, request), commentOn: number }
}

function publish(request: WorkRequest, event: TriggerEvent): Work {
  const { trigger } = event
  if (trigger.kind === 'workflow-run') return publishUpstream(request, event, trigger.upstream)
  if (trigger.kind === 'release' && /^(deleted|unpublished)$/.test(trigger.action)) {
    return skipped(
      `The release of ${quoted(trigger.tag)} was ${trigger.action}, so there is nothing to publish for it.`,
    )
  }
  const own = pullRequestOf(trigger)
  // A release is everybody's: it keeps its own channel, and only the comment goes elsewhere.
  if (trigger.kind !== 'release' && request.pullRequest !== own) {
    const demanded = onDemand(request)
    if (demanded !== undefined) return demanded
  }
  const channel =
    own === undefined ? (channelOfRef(event) ?? named(request)) : pullRequestChannel(own)
  if (channel === undefined) {
    return skipped(`The \`${event.name}\` event does not say which channel to publish to.`)
  }
  return {
    kind: 'publish',
    channel: renamed(channel, request),
    commentOn: request.pullRequest ?? own,
    notesOf: trigger.kind === 'release' ? { tag: trigger.tag } : undefined,
  }
}

function onDemand({ pullRequest, channel: channelName }: WorkRequest): Work | undefined {
  return pullRequest === undefined
    ? undefined
    : { kind: 'publish-on-demand', pullRequest, channelName }
}

function publishUpstream(request: WorkRequest, event: TriggerEvent, upstream: UpstreamRun): Work {
  const run = `The run of ${quoted(upstream.name || 'the other workflow')}`
  if (upstream.conclusion === '') return skipped(`${run} has not finished yet.`)
  if (upstream.conclusion !== 'success') {
    return skipped(
      `${run} ended with ${quoted(upstream.conclusion)}, so there is no build to publish.`,
    )
  }
  if (/^pull_request(_target)?$/.test(upstream.event)) {
    const { pullRequest, channel: channelName } = request
    return { kind: 'publish-upstream', upstream, pullRequest, channelName }
  }
  const home = upstream.headRepository?.fullName.toLowerCase()
  if (!BUILDS_ITS_REF.includes(upstream.event) || upstream.headBranch === '') {
    return skipped(
      `${run} was started by ${quoted(upstream.event)}, which does not tell what was built.`,
    )
  }
  if (home !== event.repository.fullName.toLowerCase()) {
    return skipped(`${run} built a branch of another repository.`)
  }
  const channel = renamed(refChannel(upstream.headBranch), request)
  const built: Work = { kind: 'publish', channel, commentOn: undefined, notesOf: undefined }
  return onDemand(request) ?? built
}

function pullRequestOf(trigger: Trigger): number | undefined {
  return trigger.kind === 'pull-request' ? trigger.pullRequest.number : undefined
}

/**
 * `channel: pr-42`, as the output `channel` prints it: whoever asks for a removal names what is there. What
 * happens to a ref is about that ref, and one called `pr-42` has another channel.
 */
function pullRequestNamed(
  { command, channel }: WorkRequest,
  { kind }: Trigger,
): number | undefined {
  if (command !== 'remove' || kind === 'push' || kind === 'delete') return undefined
  const digits = /^pr-([1-9]\d{0,14})$/.exec(channel ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function channelOfRef({ trigger }: TriggerEvent): Channel | undefined {
  const ref = refOf(trigger)
  return ref === undefined ? undefined : refChannel(ref.name)
}

function refOf(trigger: Trigger): GitRef | undefined {
  if (trigger.kind === 'release') return { kind: 'tag', name: trigger.tag }
  return 'ref' in trigger ? trigger.ref : undefined
}

function renamed(channel: Channel, request: WorkRequest): Channel {
  return request.channel === undefined ? channel : renamedChannel(channel, request.channel)
}

/** For events that name no ref: the channel is known by what the user calls it alone. */
function named(request: WorkRequest): Channel | undefined {
  return request.channel === undefined ? undefined : namedChannel(request.channel)
}

function skipped(reason: string): Work {
  return { kind: 'skipped', reason, recipe: 'none' }
}
