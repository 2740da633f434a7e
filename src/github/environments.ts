import type { HttpsUrl } from '../primitives/https-url'
import { fieldOf } from '../primitives/json-fields'
import { calling } from './api-error'
import { fullName, type RepositoryAccess } from './repository'

/** An environment of a repository: the word on the button «View deployment». */
export interface DeploymentEnvironment extends RepositoryAccess {
  readonly environment: string
}

/** A deployment that this action has made. */
export interface OwnDeployment {
  readonly id: number
  readonly label: DeploymentLabel
}

/** Written into the deployment's payload: by it we know our own again. */
export interface DeploymentLabel {
  readonly channel: string
  /** Build ids. */
  readonly builds: readonly string[]
}

export interface NewDeployment {
  readonly label: DeploymentLabel
  /** The commit that was built. */
  readonly commit: string
  /** For people. Cut to what GitHub takes. */
  readonly description: string
}

export interface DeploymentSuccess {
  readonly id: number
  readonly address: HttpsUrl
  /** Page of the run; undefined on a server without https. */
  readonly log: HttpsUrl | undefined
  readonly description: string
}

const PERMISSION = 'deployments: write'

/** Characters (docs: Create a deployment status). */
const LONGEST_DESCRIPTION = 140

/** The field of a payload that holds our label. */
const LABEL = 'tap-to-install'

const PAGE = 100

/** Pages of the list, newest first: the last thousand deployments of all pull requests together. */
const MOST_PAGES = 10

/**
 * Makes a deployment that changes nothing else. By GitHub's defaults it would merge the default branch into
 * the branch that was built (`auto_merge`), and wait for the checks that this very job is one of
 * (`required_contexts`).
 *
 * @returns its id
 */
export async function createDeployment(
  { github, repository, environment }: DeploymentEnvironment,
  { label, commit, description }: NewDeployment,
): Promise<number> {
  const answer = await calling(
    { doing: `creating a deployment in ${fullName(repository)}`, permission: PERMISSION },
    github.rest.repos.createDeployment({
      owner: repository.owner,
      repo: repository.name,
      ref: commit,
      environment,
      description: shortened(description),
      payload: { [LABEL]: { channel: label.channel, builds: [...label.builds] } },
      auto_merge: false,
      required_contexts: [],
      transient_environment: true,
      production_environment: false,
    }),
  )
  const id = fieldOf(answer.data, 'id')
  if (typeof id !== 'number') throw new Error('GitHub made no deployment and did not say why')
  return id
}

/** `auto_inactive` is off: it would end the deployments of every other pull request. */
export async function succeedDeployment(
  environment: DeploymentEnvironment,
  { id, address, log, description }: DeploymentSuccess,
): Promise<void> {
  await createStatus(environment, id, {
    state: 'success',
    environment_url: address,
    description: shortened(description),
    ...(log === undefined ? {} : { log_url: log }),
  })
}

export async function endDeployment(environment: DeploymentEnvironment, id: number): Promise<void> {
  await createStatus(environment, id, { state: 'inactive' })
}

interface StatusFields {
  readonly state: 'success' | 'inactive'
  readonly environment_url?: string
  readonly log_url?: string
  readonly description?: string
}

async function createStatus(
  { github, repository: { owner, name } }: DeploymentEnvironment,
  id: number,
  status: StatusFields,
): Promise<void> {
  await calling(
    { doing: `setting the state of a deployment of ${owner}/${name}`, permission: PERMISSION },
    github.rest.repos.createDeploymentStatus({
      owner,
      repo: name,
      deployment_id: id,
      auto_inactive: false,
      ...status,
    }),
  )
}

/** Was it ended already? */
export async function isEnded(environment: DeploymentEnvironment, id: number): Promise<boolean> {
  const { github, repository } = environment
  const { data } = await calling(
    { doing: `reading a deployment of ${fullName(repository)}`, permission: PERMISSION },
    github.rest.repos.listDeploymentStatuses({
      owner: repository.owner,
      repo: repository.name,
      deployment_id: id,
      per_page: 1,
    }),
  )
  return data[0]?.state === 'inactive'
}

/** Those of the environment that carry our label, newest first. */
export async function listOwnDeployments(
  environment: DeploymentEnvironment,
): Promise<readonly OwnDeployment[]> {
  const found: OwnDeployment[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const deployments = await listPage(environment, page)
    found.push(...deployments.flatMap(({ id, payload }) => labelled(id, payload)))
    if (deployments.length < PAGE) break
  }
  return found.toSorted((a, b) => b.id - a.id)
}

async function listPage(
  { github, repository: { owner, name }, environment }: DeploymentEnvironment,
  page: number,
): Promise<readonly { readonly id: number; readonly payload: unknown }[]> {
  const { data } = await calling(
    { doing: `listing the deployments of ${owner}/${name}`, permission: PERMISSION },
    github.rest.repos.listDeployments({ owner, repo: name, environment, per_page: PAGE, page }),
  )
  return data
}

/** GitHub hands the payload back as it was given, or as text. */
function labelled(id: number, payload: unknown): readonly OwnDeployment[] {
  const label = fieldOf(parsed(payload), LABEL)
  const channel = fieldOf(label, 'channel')
  const builds = fieldOf(label, 'builds')
  if (typeof channel !== 'string' || !Array.isArray(builds)) return []
  return [{ id, label: { channel, builds: builds.map(String) } }]
}

function parsed(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

function shortened(description: string): string {
  const characters = [...description]
  if (characters.length <= LONGEST_DESCRIPTION) return description
  return `${characters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`
}
