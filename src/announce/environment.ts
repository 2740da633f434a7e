import type { BuildRecord } from '../builds/build-record'
import { nameOfBuild } from '../builds/in-words'
import {
  createDeployment,
  type DeploymentEnvironment,
  type DeploymentLabel,
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
  const { environment: name, destination, command } = run.inputs
  // What is written to a directory is not online yet: a button would lead nowhere.
  const isPromised = destination.serving === 'promised' && command !== 'announce'
  if (name === undefined || isPromised) return
  const environment = { ...run.source, environment: name }
  try {
    await follow(outcome, environment, run)
  } catch (error) {
    const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
    run.warn(`The deployment in “${name}” could not be told: ${messageOf(error)}${hint}`)
  }
}

async function follow(
  outcome: Outcome,
  environment: DeploymentEnvironment,
  run: Run,
): Promise<void> {
  switch (outcome.kind) {
    case 'published': {
      const { name: channel } = outcome.channel
      const builds = outcome.apps.flatMap(app => (app.kind === 'published' ? app.build : []))
      const [first] = builds
      if (first === undefined) return
      const id = await announce([first, ...builds.slice(1)], { channel, environment, run })
      const older = (own: OwnDeployment): boolean => own.label.channel === channel && own.id < id
      return endThose(environment, older)
    }
    case 'removed':
      return endThose(environment, ({ label }) => label.channel === outcome.channel.name)
    case 'swept':
      return endThose(environment, ({ label }) => outcome.builds.some(build => isFor(label, build)))
  }
}

function isFor({ channel, builds }: DeploymentLabel, build: BuildRecord): boolean {
  return channel === build.channel.name && builds.includes(build.buildId)
}

interface Announcement {
  readonly channel: string
  readonly environment: DeploymentEnvironment
  readonly run: Run
}

async function announce(
  [first, ...others]: readonly [BuildRecord, ...BuildRecord[]],
  { channel, environment, run }: Announcement,
): Promise<number> {
  const builds = [first, ...others]
  const description = builds.map(({ app }) => nameOfBuild(app)).join(', ')
  const label = { channel, builds: builds.map(({ buildId }) => buildId) }
  const id = await createDeployment(environment, { label, commit: run.event.commit, description })
  const address = others.length === 0 ? first.urls.install : first.urls.channel
  await succeedDeployment(environment, { id, address, log: run.event.runUrl, description })
  run.progress(`Deployment in “${environment.environment}”: ${address}`)
  return id
}

/** Newest first and channel by channel, down to one that was ended already: those before it were, too. */
async function endThose(
  environment: DeploymentEnvironment,
  isMeant: (own: OwnDeployment) => boolean,
): Promise<void> {
  const settled = new Set<string>()
  for (const { id, label } of (await listOwnDeployments(environment)).filter(isMeant)) {
    if (settled.has(label.channel)) continue
    if (await isEnded(environment, id)) settled.add(label.channel)
    else await endDeployment(environment, id)
  }
}
