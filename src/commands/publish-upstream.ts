import { pullRequestChannel, renamedChannel } from '../builds/channel'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { publishWork } from './publish/publish-work'
import { resolveUpstream, type UpstreamWork } from './upstream'

/** Publishes what another workflow built for a pull request, which may come from a fork. */
export async function publishUpstreamWork(work: UpstreamWork, run: Run): Promise<Outcome> {
  const resolution = await resolveUpstream(work, run)
  if (resolution.kind === 'none') {
    return { kind: 'skipped', reason: resolution.reason, recipe: '' }
  }
  const { number } = resolution
  const own = pullRequestChannel(number)
  const channel = work.channelName === undefined ? own : renamedChannel(own, work.channelName)
  return publishWork({ kind: 'publish', channel, commentOn: number, notesOf: undefined }, run)
}
