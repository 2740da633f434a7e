import { ActionError, messageOf } from '../errors'
import { fieldOf } from '../json-fields'
import { apiError, permissionHint, statusOf } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** The site of a repository, as those see it who deploy it. */
export interface PagesPlaceOfDeployments {
  readonly github: GitHub
  readonly repository: RepositoryName
  /** For example `https://github.com`, for addresses of settings. */
  readonly serverUrl: string
}

export interface NewPagesDeployment {
  /** Of an artifact of this very run. */
  readonly artifactId: number
  /** SHA of a commit: what is deployed, and GitHub's name for the deployment. */
  readonly version: string
  /** Says which job asks. Secret. */
  readonly oidcToken: string
}

/** `busy`: GitHub deploys a site once at a time, and `by` is under way; empty when GitHub does not say which. */
export type CreatedPagesDeployment =
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'busy'; readonly said: string; readonly by: string }

/** How a deployment stands. `running` is everything that is not the end, unknown words included. */
export interface PagesDeploymentState {
  readonly kind: 'succeeded' | 'failed' | 'running'
  /** In GitHub's words: `syncing_files`. */
  readonly word: string
}

const PERMISSION = 'pages: write'

/** States after which nothing comes, and nothing went online (actions/deploy-pages, `finalErrorStatus`). */
export const FAILED = [
  'deployment_failed',
  'deployment_content_failed',
  'deployment_cancelled',
  'deployment_lost',
]

/**
 * Asks GitHub to replace the whole site by what the artifact holds.
 *
 * @throws ActionError `missing-permission`, `bad-input`, `pages-disabled` or `github`; the hint names the line
 * of the workflow or the setting.
 */
export async function createPagesDeployment(
  place: PagesPlaceOfDeployments,
  { artifactId, version, oidcToken }: NewPagesDeployment,
): Promise<CreatedPagesDeployment> {
  const { owner, name: repo } = place.repository
  try {
    const { data } = await place.github.rest.repos.createPagesDeployment({
      owner,
      repo,
      artifact_id: artifactId,
      pages_build_version: version,
      oidc_token: oidcToken,
    })
    return { kind: 'created', id: String(fieldOf(data, 'id') ?? version) }
  } catch (thrown) {
    const said = messageOf(thrown)
    if (statusOf(thrown) === 400 && /in progress deployment/i.test(said)) {
      return { kind: 'busy', said, by: /cancel (\S+) first/.exec(said)?.[1] ?? '' }
    }
    throw refusal(thrown, place)
  }
}

/** @throws ActionError `missing-permission` or `github`. */
export async function readPagesDeployment(
  { github, repository }: PagesPlaceOfDeployments,
  id: string,
): Promise<PagesDeploymentState> {
  try {
    const { data } = await github.rest.repos.getPagesDeployment({
      ...{ owner: repository.owner, repo: repository.name },
      pages_deployment_id: id,
    })
    const word = data.status ?? 'unknown_status'
    if (word === 'succeed') return { kind: 'succeeded', word }
    return { kind: FAILED.includes(word) ? 'failed' : 'running', word }
  } catch (thrown) {
    const doing = `reading the Pages deployment ${id} of ${fullName(repository)}`
    throw apiError(thrown, { doing, permission: PERMISSION })
  }
}

/** Ends a deployment that is under way; the site stays what it was. @throws ActionError */
export async function cancelPagesDeployment(
  { github, repository }: Pick<PagesPlaceOfDeployments, 'github' | 'repository'>,
  id: string,
): Promise<void> {
  try {
    await github.rest.repos.cancelPagesDeployment({
      ...{ owner: repository.owner, repo: repository.name },
      pages_deployment_id: id,
    })
  } catch (thrown) {
    const doing = `cancelling the Pages deployment ${id} of ${fullName(repository)}`
    throw apiError(thrown, { doing, permission: PERMISSION })
  }
}

/** What jobs that deploy have to say of themselves; a step cannot add it. */
export const ENVIRONMENT_HINT = [
  'Let the job say so in the workflow file:',
  '',
  '    environment: github-pages',
].join('\n')

/** What GitHub's answers of status 400 mean (facts: actions/deploy-pages#108, #151, #273). */
const REASONS: readonly {
  readonly said: RegExp
  readonly hint: (place: PagesPlaceOfDeployments) => string
}[] = [
  { said: /missing environment/i, hint: () => ENVIRONMENT_HINT },
  {
    said: /only allowed from/i,
    hint: place =>
      `The site is served from a branch by now. Run the job again, or choose “GitHub Actions” at ${settings(place, 'pages')}`,
  },
  {
    said: /not allowed to deploy|branch protection rules|environment protection/i,
    hint: place =>
      `Allow the branch in the environment \`github-pages\`, under “Deployment branches and tags” at ${settings(place, 'environments')}`,
  },
  { said: /oidc|id[ _-]?token/i, hint: () => permissionHint('id-token: write') },
]

function refusal(thrown: unknown, place: PagesPlaceOfDeployments): unknown {
  const doing = `deploying the Pages site of ${fullName(place.repository)}`
  const error = apiError(thrown, { doing, permission: PERMISSION })
  if (!(error instanceof ActionError)) return error
  const { message } = error
  if (statusOf(thrown) === 404) {
    const hint = `Pages has to be on, with “GitHub Actions” for its source, at ${settings(place, 'pages')}`
    return new ActionError(message, { code: 'pages-disabled', cause: thrown, hint })
  }
  const reason = REASONS.find(({ said }) => said.test(messageOf(thrown)))
  if (statusOf(thrown) !== 400 || reason === undefined) return error
  return new ActionError(message, { code: 'bad-input', cause: thrown, hint: reason.hint(place) })
}

function settings({ serverUrl, repository }: PagesPlaceOfDeployments, page: string): string {
  return `${serverUrl}/${fullName(repository)}/settings/${page}`
}
