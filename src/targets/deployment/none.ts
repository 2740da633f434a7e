import { type SettingsPlace, settingsPage, workflowSourced } from '../branch/settings'
import type { SiteDeployment } from './deployment'

export interface NoDeploymentOptions {
  readonly place: SettingsPlace
  readonly warn: (message: string) => void
}

/**
 * A site that a workflow deploys, and nobody said which: no build gets there from here. Taking one away is
 * written all the same, because whoever deploys next reads the branch.
 */
export function noDeployment({ place, warn }: NoDeploymentOptions): SiteDeployment {
  const tell = async (): Promise<void> =>
    warn(
      `The branch holds the change; the site shows it after its next deployment, which \`pages-workflow\` would start. See ${settingsPage(place)}`,
    )
  return {
    check: () => Promise.reject(workflowSourced(place)),
    start: tell,
    ensure: tell,
    retry: tell,
    describe: async () => 'A workflow deploys the site, and `pages-workflow` does not say which.',
  }
}
