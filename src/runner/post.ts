import * as core from '@actions/core'
import { announcer } from '../announce/comment'
import { OwedComments } from '../announce/owed'
import { readEvent, type TriggerEvent } from '../event/event'
import { connect, type GitHub } from '../github/client'
import { openComments } from '../github/comments'
import { repositoryName } from '../github/repository'
import { systemClock } from '../primitives/clock'
import { messageOf } from '../primitives/errors'
import { readUnfinishedComments, type UnfinishedComment } from '../report/comment/unfinished'
import { abandoned } from '../report/comment/update'
import { eventPath } from './event-path'
import { inertLog } from './inert-log'
import { readPayload } from './read-payload'

/**
 * After the job: a run that was cancelled or ran out of time left its comment at “publishing”, or left links
 * to what it had taken away. Whoever reads it should not wait for what will never come, nor try what is
 * gone. Nothing in here fails the job.
 *
 * The signal that ends a step leaves it seconds; this process comes after it, whatever ended it.
 */
export async function post(): Promise<void> {
  for (const unfinished of readUnfinishedComments(core.getState('unsettled'))) {
    await settle(unfinished).catch(error =>
      core.warning(
        `The comment on pull request #${unfinished.pullRequest} is not up to date: ${messageOf(error)}`,
      ),
    )
  }
}

async function settle({
  pullRequest,
  channel,
  apps: keys,
  gone,
}: UnfinishedComment): Promise<void> {
  const event = await readThisEvent()
  const repository = repositoryName(event.repository.fullName)
  const github = connectTo(event, core.getInput('github-token'))
  const announce = announcer({
    comments: openComments({ github, repository }, pullRequest),
    pullRequest,
    clock: systemClock,
    warn: message => core.warning(message),
    owed: new OwedComments(() => undefined),
  })
  const { run, runUrl: url, commit, commitUrl } = event
  const speaker = { ...run, url, commit, commitUrl, at: systemClock.now().toISOString() }
  const name = { name: channel, kind: 'ref' } as const
  const told = await announce(abandoned({ channel: name, run: speaker, keys, gone }))
  if (told.kind !== 'told') return
  progress(`Settled the comment on pull request #${pullRequest}: this run ended before it could`)
}

async function readThisEvent(): Promise<TriggerEvent> {
  return readEvent(process.env, await readPayload(eventPath))
}

function connectTo({ server }: TriggerEvent, token: string): GitHub {
  return connect({ token, apiUrl: server.api, progress })
}

function progress(line: string): void {
  core.info(inertLog(line))
}
