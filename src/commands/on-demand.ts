import { pullRequestChannel, renamedChannel } from '../builds/channel'
import { builtFrom } from '../event/event'
import type { Work } from '../event/work'
import { statusOf } from '../github/api-error'
import { type PullRequest, readPullRequest } from '../github/pull-requests'
import { fullName } from '../github/repository'
import { ActionError } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { publish } from './publish/publish'

/**
 * Publishes a build that a person or another workflow asked for, such as with a comment: the event knows no
 * pull request, and its commit is that of the default branch. Both are the pull request's that was named.
 */
export async function publishOnDemand(
  { pullRequest, channelName }: Extract<Work, { kind: 'publish-on-demand' }>,
  run: Run,
): Promise<Outcome> {
  const { state, headSha } = await readNamed(pullRequest, run)
  if (state === 'closed') {
    const reason = `Pull request #${pullRequest} is closed: nothing is published for it.`
    return { kind: 'skipped', reason, recipe: '' }
  }
  const own = pullRequestChannel(pullRequest)
  const channel = channelName === undefined ? own : renamedChannel(own, channelName)
  return publish(
    { kind: 'publish', channel, commentOn: pullRequest, notesOf: undefined },
    { ...run, event: builtFrom(run.event, run.inputs.commit ?? headSha) },
  )
}

/** GitHub answers 404 for the number of an issue, too. */
async function readNamed(number: number, { source }: Run): Promise<PullRequest> {
  try {
    return await readPullRequest(source.github, source.repository, number)
  } catch (error) {
    if (!(error instanceof ActionError) || statusOf(error.cause) !== 404) throw error
    throw new ActionError(
      `\`pull-request\` is ${number}, but ${fullName(source.repository)} shows no pull request of that number`,
      {
        code: 'bad-input',
        hint: 'Give the number of a pull request of this repository; an issue is none. GitHub answers the same when the token may not see it: then the job needs `pull-requests: write`.',
        cause: error,
      },
    )
  }
}
