import { readFile } from 'node:fs/promises'
import { announcer } from './announcer'
import { buildTarget } from './build-target'
import { inspect } from './commands/inspect'
import { publish } from './commands/publish'
import type { BuildDescription } from './commands/record-build'
import { remove } from './commands/remove'
import type { CommandWorld } from './commands/world'
import { decide, type Work } from './decide'
import { ActionError, messageOf } from './errors'
import { readEvent, type TriggerEvent } from './event'
import { findIpas } from './find-ipas'
import { connect, type GitHub } from './github/client'
import { requestPagesBuild } from './github/pages-builds'
import { readPullRequest } from './github/pull-requests'
import { type RepositoryName, readRepository, repositoryName } from './github/repository'
import { type Inputs, readInputs } from './inputs'
import type { Outcome } from './outcome'
import type { Progress } from './progress'
import { forkRecipe } from './report/fork-recipe'
import type { Clock } from './retry'
import { checkTemplate } from './site/page-template'
import type { Target } from './targets/target'

/** Everything the action touches outside itself, handed in by the rim. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly payload: unknown
  readonly input: (name: string) => string
  /** An empty private folder that goes with the run. */
  readonly workFolder: string
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly progress: Progress
  readonly warn: (message: string) => void
}

/** One run: what it was asked, with everything resolved. */
interface Run extends Surroundings {
  readonly inputs: Inputs
  readonly event: TriggerEvent
  readonly source: Place
  readonly site: Place
}

interface Place {
  readonly github: GitHub
  readonly repository: RepositoryName
}

/** Reads inputs and event, decides what is asked for, and does it. */
export async function act(surroundings: Surroundings): Promise<Outcome> {
  const { environment, payload, input } = surroundings
  const event = readEvent(environment, payload)
  const inputs = readInputs(input, { workspace: workspaceOf(environment), event })
  const work = decide(inputs, event)
  if (work.kind === 'skipped') {
    return {
      kind: 'skipped',
      reason: work.reason,
      recipe: work.recipe === 'two-workflows' ? forkRecipe : '',
    }
  }
  return perform(work, resolve(surroundings, inputs, event))
}

function resolve(surroundings: Surroundings, inputs: Inputs, event: TriggerEvent): Run {
  const { progress } = surroundings
  const client = (token: string): GitHub => connect({ token, apiUrl: event.server.api, progress })
  const source = {
    github: client(inputs.githubToken),
    repository: repositoryName(event.repository.fullName),
  }
  const site =
    inputs.siteRepository === undefined
      ? source
      : { github: client(inputs.siteToken), repository: repositoryName(inputs.siteRepository) }
  return { ...surroundings, inputs, event, source, site }
}

async function perform(work: Exclude<Work, { kind: 'skipped' }>, run: Run): Promise<Outcome> {
  switch (work.kind) {
    case 'publish':
      return publishWork(work, run)
    case 'remove':
      return removeWork(work, run)
    case 'inspect':
      return inspect(await ipasOf(run), { rules: rulesOf(run.inputs), world: run })
    default:
      throw new ActionError(`The command ${work.kind} is not available in this version`, {
        code: 'bad-input',
      })
  }
}

async function publishWork(work: Extract<Work, { kind: 'publish' }>, run: Run): Promise<Outcome> {
  const { inputs } = run
  const world = worldOf(run, work.commentOn)
  const pullRequest = work.channel.pullRequest
  if (pullRequest !== undefined && !(await isOpen(run, pullRequest))) {
    return {
      kind: 'skipped',
      reason: `Pull request #${pullRequest} is closed: nothing is published for it.`,
      recipe: '',
    }
  }
  return publish(
    {
      ipas: () => ipasOf(run),
      description: await describe(work, run),
      rules: rulesOf(inputs),
      site: {
        directory: inputs.directory,
        keepBuilds: inputs.keepBuilds,
        siteBudget: inputs.siteBudget,
        template: await templateOf(inputs),
        manifestHashes: inputs.manifestHashes,
      },
      verifyTimeout: inputs.verify ? inputs.verifyTimeout : undefined,
    },
    {
      ...world,
      target: targetOf(run),
      fetch: run.fetch,
      stillWanted: async () => pullRequest === undefined || isOpen(run, pullRequest),
      nudge: () => requestPagesBuild(run.site.github, run.site.repository),
    },
  )
}

async function removeWork(work: Extract<Work, { kind: 'remove' }>, run: Run): Promise<Outcome> {
  const { event, inputs } = run
  const request = {
    channel: work.channel,
    run: event.run,
    source: sourceOf(event),
    directory: inputs.directory,
    reason: '',
  }
  return remove(request, { ...worldOf(run, work.commentOn), target: targetOf(run) })
}

function worldOf(run: Run, commentOn: number | undefined): CommandWorld {
  const { source, inputs, clock, progress, warn } = run
  const pullRequest = inputs.comment ? commentOn : undefined
  return { clock, progress, announce: announcer({ ...source, pullRequest, clock, warn }) }
}

function targetOf(run: Run): Target {
  const { source, site, workFolder, environment, clock, progress } = run
  return buildTarget(run.inputs, {
    source,
    site,
    serverUrl: run.event.server.url,
    workFolder,
    environment,
    clock,
    progress,
  })
}

async function ipasOf({ inputs, environment }: Run): Promise<readonly string[]> {
  return findIpas(inputs.ipa, workspaceOf(environment))
}

function rulesOf({ failOn, allowedTeams }: Inputs): Pick<Inputs, 'failOn' | 'allowedTeams'> {
  return { failOn, allowedTeams }
}

async function describe(
  work: Extract<Work, { kind: 'publish' }>,
  run: Run,
): Promise<BuildDescription> {
  const { inputs, event } = run
  return {
    channel: work.channel,
    run: event.run,
    source: sourceOf(event),
    unlisted: await isUnlisted(run),
    title: inputs.title ?? '',
    subtitle: inputs.subtitle ?? '',
    notes: inputs.notes,
  }
}

function sourceOf(event: TriggerEvent): BuildDescription['source'] {
  const { repository, commit, commitUrl, runUrl } = event
  return { repository: repository.fullName, commit, commitUrl, runUrl }
}

/** Contract, input `unlisted`: what counts is who can read the branch that holds the builds. */
async function isUnlisted({ inputs, site }: Run): Promise<boolean> {
  if (inputs.unlisted === false) {
    return false
  }
  const { visibility, fullName } = await readRepository(site.github, site.repository)
  if (inputs.unlisted === true && visibility === 'public') {
    throw new ActionError(
      `unlisted: true promises too much in ${fullName}: the branch of a public repository can be read by anybody`,
      {
        code: 'bad-input',
        hint: 'Leave `unlisted` at `auto`, or let a repository that is not public take the builds (input `site-repository`).',
      },
    )
  }
  return visibility !== 'public'
}

/** An answer that can't be had must not take away a build that somebody waits for. */
async function isOpen(run: Run, pullRequest: number): Promise<boolean> {
  try {
    return (
      (await readPullRequest(run.source.github, run.source.repository, pullRequest)).state ===
      'open'
    )
  } catch (error) {
    run.progress(
      `Could not ask whether pull request #${pullRequest} is still open: ${messageOf(error)}`,
    )
    return true
  }
}

async function templateOf({ pageTemplate }: Inputs): Promise<string | undefined> {
  if (pageTemplate === undefined) {
    return undefined
  }
  const template = await readTemplate(pageTemplate)
  checkTemplate(template)
  return template
}

async function readTemplate(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new ActionError(`The page template ${path} cannot be read: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'Input `page-template` is a path relative to the workspace; has the repository been checked out?',
      cause,
    })
  }
}

function workspaceOf(environment: Surroundings['environment']): string {
  return environment['GITHUB_WORKSPACE'] ?? '.'
}
