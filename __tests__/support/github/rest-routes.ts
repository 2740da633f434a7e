import type { Route } from './rest-call'
import { artifactRoutes } from './routes/artifacts'
import { attestationRoutes } from './routes/attestations'
import { branchRoutes } from './routes/branches'
import { commentRoutes } from './routes/comments'
import { deploymentStatusRoutes } from './routes/deployment-statuses'
import { deploymentRoutes } from './routes/deployments'
import { gitObjectRoutes } from './routes/git-objects'
import { gitRefRoutes } from './routes/git-refs'
import { pagesRoutes } from './routes/pages'
import { pullRoutes } from './routes/pulls'
import { releaseAssetRoutes } from './routes/release-assets'
import { releaseRoutes } from './routes/releases'
import { repositoryRoutes } from './routes/repositories'
import { workflowRunRoutes } from './routes/workflow-runs'

/** Every operation that the stand-in carries out, by method and path of the description. */
export const restRoutes: ReadonlyMap<string, Route> = new Map(
  [
    ...artifactRoutes,
    ...attestationRoutes,
    ...branchRoutes,
    ...commentRoutes,
    ...deploymentRoutes,
    ...deploymentStatusRoutes,
    ...gitObjectRoutes,
    ...gitRefRoutes,
    ...pagesRoutes,
    ...pullRoutes,
    ...releaseAssetRoutes,
    ...releaseRoutes,
    ...repositoryRoutes,
    ...workflowRunRoutes,
  ].map(route => [`${route.method} ${route.template}`, route]),
)
