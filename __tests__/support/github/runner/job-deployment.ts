import { outdatedBy } from '../deployments/deployment'
import type { JobFacts } from './job-runtime'

/** Says how the job ended. */
export type EndOfJob = (state: 'success' | 'failure') => void

/**
 * A job with `environment:` is a deployment in it from its first moment on, whatever its steps do, and it
 * ends as the job ends (docs: “Managing environments for deployment”).
 */
export function startJobDeployment(facts: JobFacts): EndOfJob {
  const { environment, event, github, runId } = facts
  if (environment === undefined) return () => {}
  const { ref, repository, sha } = event
  const { world } = github
  const creator = 'github-actions[bot]'
  const logUrl = `${github.webUrl}/${repository.fullName}/actions/runs/${runId}/job/${world.nextId()}`
  const status = (state: 'in_progress' | 'success' | 'failure' | 'inactive') => ({
    ...{ id: world.nextId(), state, creator, environment, logUrl, createdAt: new Date() },
    ...{ description: '', environmentUrl: '' },
  })
  const deployment = {
    ...{ id: world.nextId(), sha, ref: ref.replace(/^refs\/heads\//, ''), task: 'deploy' },
    ...{ environment, payload: '', description: null, transient: false, production: false },
    ...{ creator, createdAt: new Date(), statuses: [status('in_progress')] },
  }
  repository.deployments.push(deployment)
  return state => {
    deployment.statuses.push(status(state))
    if (state === 'failure') return
    for (const old of outdatedBy(repository, deployment)) old.statuses.push(status('inactive'))
  }
}
