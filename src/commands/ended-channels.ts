import type { Channel } from '../builds/channel'
import { readPullRequest } from '../github/pull-requests'
import { refExists } from '../github/refs'
import { type RepositoryAccess, readRepository } from '../github/repository'
import { messageOf } from '../primitives/errors'
import type { Progress } from '../primitives/progress'

/** Whom to ask. */
export interface ChannelSource extends RepositoryAccess {
  readonly progress: Progress
}

/**
 * Which channels have outlived what they are for: the pull request is closed, or there is neither a
 * branch nor a tag of that name any more. Whatever cannot be found out stays.
 */
export async function endedChannels(
  channels: readonly Channel[],
  source: ChannelSource,
): Promise<readonly Channel[]> {
  const refsAreSeen = channels.some(({ kind }) => kind === 'ref') && (await seesRefs(source))
  const ended: Channel[] = []
  for (const channel of channels) {
    if (await hasEnded(channel, refsAreSeen, source)) ended.push(channel)
  }
  return ended
}

async function hasEnded(
  { kind, name, pullRequest, ref }: Channel,
  refsAreSeen: boolean,
  source: ChannelSource,
): Promise<boolean> {
  const { github, repository, progress } = source
  try {
    if (kind === 'pull-request') {
      if (pullRequest === undefined) return false
      return (await readPullRequest(github, repository, pullRequest)).state === 'closed'
    }
    if (ref === undefined || !refsAreSeen) return false
    const branch = await refExists(github, repository, `heads/${ref}`)
    return !branch && !(await refExists(github, repository, `tags/${ref}`))
  } catch (error) {
    progress(`Could not find out whether ${name} is still needed, so it stays: ${messageOf(error)}`)
    return false
  }
}

/** A token that may not see the repository's branches is answered 404 for each of them. */
async function seesRefs({ github, repository, progress }: ChannelSource): Promise<boolean> {
  try {
    const { defaultBranch } = await readRepository(github, repository)
    if (await refExists(github, repository, `heads/${defaultBranch}`)) return true
    progress(`The token does not see the branches, so no branch's channel is removed`)
  } catch (error) {
    progress(`Could not read the branches, so no branch's channel is removed: ${messageOf(error)}`)
  }
  return false
}
