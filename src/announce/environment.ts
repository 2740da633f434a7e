import type { BuildRecord } from '../builds/build-record'
import { nameOfBuild } from '../builds/in-words'
import {
  createDeployment,
  type DeploymentLabel,
  type EnvironmentPlace,
  endDeployment,
  isEnded,
  listOwnDeployments,
  type OwnDeployment,
  succeedDeployment,
} from '../github/environments'
import { ActionError, messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'

/**
 * Input `environment`: gives the pull request its button «View deployment», and takes it away with the
 * builds. Whatever goes wrong costs a warning: the link stands in the comment as well.
 */
export async function announceDeployment(outcome: Outcome, run: Run): Promise<void> {
  const { environment, destination, command } = run.inputs
  // What is written to a directory is not online yet: a button would lead nowhere.
  const isPromised = destination.serving === 'promised' && command !== 'announce'
  if (environment === undefined || isPromised) return
  const place = { ...run.source, environment }
  try {
    await follow(outcome, place, run)
  } catch (error) {
    const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
    run.warn(`The deployment in “${environment}” could not be told: ${messageOf(error)}${hint}`)
  }
}

async function follow(outcome: Outcome, place: EnvironmentPlace, run: Run): Promise<void> {
  switch (outcome.kind) {
    case 'published': {
      const { name: channel } = outcome.channel
      const builds = outcome.apps.flatMap(app => (app.kind === 'published' ? app.build : []))
      const [first] = builds
      if (first === undefined) return
      const id = await announce([first, ...builds.slice(1)], { channel, place, run })
      const older = (own: OwnDeployment): boolean => own.label.channel === channel && own.id < id
      return endThose(place, older)
    }
    case 'removed':
      return endThose(place, ({ label }) => label.channel === outcome.channel.name)
    case 'swept':
      return endThose(place, ({ label }) => outcome.builds.some(build => isFor(label, build)))
  }
}

function isFor({ channel, builds }: DeploymentLabel, build: BuildRecord): boolean {
  return channel === build.channel.name && builds.includes(build.buildId)
}

interface Announcement {
  readonly channel: string
  readonly place: EnvironmentPlace
  readonly run: Run
}

async function announce(
  [first, ...others]: readonly [BuildRecord, ...BuildRecord[]],
  { channel, place, run }: Announcement,
): Promise<number> {
  const builds = [first, ...others]
  const description = builds.map(({ app }) => nameOfBuild(app)).join(', ')
  const label = { channel, builds: builds.map(({ buildId }) => buildId) }
  const id = await createDeployment(place, { label, commit: run.event.commit, description })
  const address = others.length === 0 ? first.urls.install : first.urls.channel
  await succeedDeployment(place, { id, address, log: run.event.runUrl, description })
  run.progress(`Deployment in “${place.environment}”: ${address}`)
  return id
}

/** Newest first and channel by channel, down to one that was ended already: those before it were, too. */
async function endThose(
  place: EnvironmentPlace,
  isMeant: (own: OwnDeployment) => boolean,
): Promise<void> {
  const settled = new Set<string>()
  for (const { id, label } of (await listOwnDeployments(place)).filter(isMeant)) {
    if (settled.has(label.channel)) continue
    if (await isEnded(place, id)) settled.add(label.channel)
    else await endDeployment(place, id)
  }
}
