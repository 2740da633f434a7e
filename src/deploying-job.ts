import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { artifactClient, lendsArtifacts, takesArtifacts } from './artifact-client'
import { ActionError, messageOf } from './errors'
import { ENVIRONMENT_HINT } from './github/pages-deployments'
import { fullName, readRepository } from './github/repository'
import { fieldOf } from './json-fields'
import type { Run } from './run'
import type { DeployingJob, UploadedSite } from './targets/artifact-deployment'
import { waysAroundDeploying, waysToShow, workflowSourced } from './targets/pages-place'
import { isSameRepository } from './visibility'

/** What the runner lends to the job of this run: its artifacts, and a token that says which job it is. */
export function deployingJob(run: Run): DeployingJob {
  const idToken = () => run.idToken().catch(noIdToken)
  return {
    require: async () => {
      await requireRun(run)
      requireLoan(run)
      requireEnvironment(await idToken(), run)
    },
    idToken,
    upload: (file, label) => upload(file, `${runKeyOf(run)}-${label}`),
  }
}

/** Days. The least that GitHub takes; the artifact is deleted as soon as it is deployed. */
const RETENTION = 1

/** The name has to differ between jobs and attempts, because GitHub replaces no artifact. */
async function upload(file: string, label: string): Promise<UploadedSite> {
  const name = `tap-to-install-site-${label}-${randomBytes(4).toString('hex')}`
  try {
    const client = await artifactClient()
    // IPAs and images are compressed already.
    const options = { retentionDays: RETENTION, compressionLevel: 0 }
    const { id } = await client.uploadArtifact(name, [file], dirname(file), options)
    if (id === undefined) throw new Error('GitHub gave it no number')
    const discard = () =>
      client.deleteArtifact(name).then(
        () => undefined,
        () => undefined,
      )
    return { id, discard }
  } catch (cause) {
    throw new ActionError(`The site cannot be uploaded as an artifact: ${messageOf(cause)}`, {
      code: 'github',
      hint: 'The branch holds the change, and the site still shows what it showed before. Run the job again; when the storage for artifacts is full, delete some or wait until they expire.',
      cause,
    })
  }
}

function runKeyOf({ event }: Run): string {
  return `${event.run.id}-${event.run.attempt}`
}

/** @throws ActionError `pages-not-branch-served` for a run that can never deploy this site. */
async function requireRun(run: Run): Promise<void> {
  const { event, environment, site } = run
  const place = { ...site, serverUrl: event.server.url }
  if (!isSameRepository(run)) {
    const owner = fullName(site.repository)
    throw workflowSourced(
      place,
      `Only a job of ${owner} itself may deploy its site.\n${waysAroundDeploying(place)}`,
    )
  }
  if (!takesArtifacts(event.server.url)) {
    throw workflowSourced(
      place,
      `A GitHub Enterprise Server takes no artifact from this action.\n${waysAroundDeploying(place)}`,
    )
  }
  const branch =
    event.repository.defaultBranch ??
    (await readRepository(site.github, site.repository)).defaultBranch
  if (environment['GITHUB_REF'] !== `refs/heads/${branch}`) {
    throw workflowSourced(place, waysToShow(place))
  }
}

/** @throws ActionError `missing-permission` or `bad-input` when the runner has not lent it all. */
function requireLoan({ environment, event, site }: Run): void {
  const place = { ...site, serverUrl: event.server.url }
  const name = fullName(site.repository)
  const message = `The Pages site of ${name} is deployed by a workflow, and this job may not deploy it`
  const ways = waysToShow(place)
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment
  if (!url || !token) {
    throw new ActionError(`${message}: it cannot prove which job it is`, {
      code: 'missing-permission',
      hint: `${ways}\nFor the last, ${ID_TOKEN_HINT}`,
    })
  }
  if (lendsArtifacts(environment)) return
  throw new ActionError(`${message}: the runner has lent it no way to artifacts`, {
    code: 'bad-input',
    hint: `Start this action with \`uses:\`, and not from a script: only then the runner sets ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL.\n${ways}`,
  })
}

/** Not the usual text: it is the job's own token, and never `site-token`. */
const ID_TOKEN_HINT = [
  'the workflow file needs (naming one permission drops all others, so name every one that the job needs):',
  '',
  'permissions:',
  '  id-token: write',
  '',
  ENVIRONMENT_HINT,
].join('\n')

/**
 * GitHub refuses a deployment without it, but only when all is uploaded. The token tells beforehand: its
 * claim `environment` is there when the job has one.
 */
function requireEnvironment(idToken: string, { site }: Run): void {
  const claims = claimsIn(idToken)
  if (claims === undefined || fieldOf(claims, 'environment') !== undefined) return
  throw new ActionError(
    `The job has no environment, and GitHub lets only jobs with one deploy the Pages site of ${fullName(site.repository)}`,
    { code: 'bad-input', hint: ENVIRONMENT_HINT },
  )
}

/** The middle of a JSON Web Token (RFC 7519); undefined for what is none. It is for GitHub to verify. */
function claimsIn(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function noIdToken(cause: unknown): never {
  throw new ActionError(`GitHub gave no token that says which job this is: ${messageOf(cause)}`, {
    code: 'github',
    hint: `Run the job again. If that does not help, ${ID_TOKEN_HINT}`,
    cause,
  })
}
