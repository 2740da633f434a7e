/** The pre-release that takes the builds of pull requests and branches. */
export const ROLLING_TAG = 'tap-to-install'

/** Where releases are made that nothing can be added to later: one for each build. */
export const SEALED_PREFIX = `${ROLLING_TAG}-`

/** Made by us: nobody else's drafts and releases have such tags. */
export function isOurs(tag: string): boolean {
  return tag === ROLLING_TAG || tag.startsWith(SEALED_PREFIX)
}
