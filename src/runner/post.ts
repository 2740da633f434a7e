import * as core from '@actions/core'
import { announcer } from '../announce/comment'
import { readEvent, type TriggerEvent } from '../event/event'
import { connect, type GitHub } from '../github/client'
import { repositoryName } from '../github/repository'
import { systemClock } from '../primitives/clock'
import { messageOf } from '../primitives/errors'
import { readUnfinishedComment, type UnfinishedComment } from '../report/comment/unfinished'
import { abandoned } from '../report/comment/update'
import { eventPath } from './event-path'
import { inertLog } from './inert-log'
import { readPayload } from './read-payload'

/**
 * After the job: a run that was cancelled or ran out of time left its comment at “publishing”, and whoever
 * reads it should not wait for what will never come. Nothing in here fails the job.
 *
 * The signal that ends a step leaves it seconds; this process comes after it, whatever ended it.
 */
export async function post(): Promise<void> {
  const unsettled = readUnfinishedComment(core.getState('unsettled'))
  if (unsettled !== undefined) {
    await settle(unsettled).catch(error =>
      core.warning(`The comment still says “publishing”: ${messageOf(error)}`),
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
  const announce = announcer({
    github: connectTo(event, core.getInput('github-token')),
    repository: repositoryName(event.repository.fullName),
    pullRequest,
    clock: systemClock,
    warn: message => core.warning(message),
    remember: () => undefined,
  })
  const { run, runUrl: url, commit, commitUrl } = event
  const speaker = { ...run, url, commit, commitUrl, at: systemClock.now().toISOString() }
  await announce(abandoned({ channel: { name: channel, kind: 'ref' }, run: speaker, keys, gone }))
  progress(
    `Settled the comment on pull request #${pullRequest}: this run ended before its build was ready`,
  )
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
