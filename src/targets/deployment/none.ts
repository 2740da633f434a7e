import { type SettingsOwner, settingsPage, workflowSourced } from '../branch/settings'
import type { SiteDeployment } from './deployment'

export interface NoDeploymentOptions extends SettingsOwner {
  readonly warn: (message: string) => void
}

/**
 * A site that a workflow deploys, and nobody said which: no build gets there from here. Taking one away is
 * written all the same, because whoever deploys next reads the branch.
 */
export function noDeployment({ warn, ...owner }: NoDeploymentOptions): SiteDeployment {
  const tell = async (): Promise<void> =>
    warn(
      `The branch holds the change; the site shows it after its next deployment, which \`pages-workflow\` would start. See ${settingsPage(owner)}`,
    )
  return {
    check: () => Promise.reject(workflowSourced(owner)),
    start: tell,
    ensure: tell,
    retry: tell,
    describe: async () => 'A workflow deploys the site, and `pages-workflow` does not say which.',
  }
}
