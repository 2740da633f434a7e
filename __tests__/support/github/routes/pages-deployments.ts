import type { Need } from '../access'
import type { IdClaims } from '../actions/runtime'
import { filesOfArtifact } from '../pages/artifact-tar'
import type { PagesDeployment } from '../pages/deployments'
import type { PagesSite } from '../pages/site'
import { type Answer, notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'

const root = '/repos/{owner}/{repo}/pages/deployments'
const write: Need = { level: 'write', anyOf: ['pages'] }

export const pagesDeploymentRoutes: readonly Route[] = [
  { method: 'POST', template: root, need: write, handle: create },
  {
    method: 'GET',
    template: `${root}/{pages_deployment_id}`,
    need: { level: 'read', anyOf: ['pages'], strict: true },
    handle: async call => {
      const deployment = deploymentOf(call)
      await siteOf(call).deployments.advance(deployment)
      return { status: 200, body: { status: deployment.status } }
    },
  },
  {
    method: 'POST',
    template: `${root}/{pages_deployment_id}/cancel`,
    need: write,
    handle: call => {
      siteOf(call).deployments.cancel(deploymentOf(call))
      return { status: 204 }
    },
  },
]

async function create(call: RepositoryCall): Promise<Answer> {
  const site = siteOf(call)
  const { repository } = call
  const version = String(call.body['pages_build_version'])
  checkJob(site, call.world.runtimes.claims(String(call.body['oidc_token'])))
  checkTurn(site, version)
  const artifactId = Number(call.body['artifact_id'])
  const artifact = repository.actions.artifacts.find(({ id }) => id === artifactId)
  if (artifact === undefined || !artifact.final) throw notFound()
  const files = await filesOfArtifact(artifact.file)
  checkTurn(site, version) // another may have come while the archive was read
  site.deployments.start({ version, artifactId, files })
  const status_url = `${call.apiUrl}/repos/${repository.fullName}/pages/deployments/${version}`
  return { status: 200, body: { id: version, status_url, page_url: site.url } }
}

/** actions/deploy-pages#108, #273, #151 */
function checkJob(site: PagesSite, claims: IdClaims | undefined): void {
  if (claims === undefined || claims.repository !== site.repository) {
    throw new Refusal(400, 'Invalid OIDC token')
  }
  if (claims.environment === undefined) {
    throw new Refusal(
      400,
      "Missing environment. Ensure your workflow's deployment job has an environment.",
    )
  }
  if (site.settings.buildType === 'legacy') {
    throw new Refusal(
      400,
      `Invalid deployment branch and no branch protection rules set in the environment. Deployments are only allowed from ${site.settings.branch}`,
    )
  }
  if (!site.deployments.allowedRefs.includes(claims.ref)) {
    const branch = claims.ref.replace(/^refs\/heads\//, '')
    throw new Refusal(
      400,
      `Branch "${branch}" is not allowed to deploy to ${claims.environment} due to environment protection rules.`,
    )
  }
}

/** alshedivat/al-folio#606 */
function checkTurn({ deployments }: PagesSite, version: string): void {
  const other = deployments.inProgress
  if (other === undefined) return
  throw new Refusal(
    400,
    `Deployment request failed for ${version} due to in progress deployment. Please cancel ${other.version} first or wait for it to complete.`,
  )
}

function deploymentOf(call: RepositoryCall): PagesDeployment {
  const version = call.parameters['pages_deployment_id'] ?? ''
  const deployment = siteOf(call).deployments.byVersion(version)
  if (deployment === undefined) throw notFound()
  return deployment
}

function siteOf({ repository }: RepositoryCall): PagesSite {
  if (repository.pages === undefined) throw notFound()
  return repository.pages
}
