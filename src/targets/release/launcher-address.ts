import type { Environment } from '../../primitives/environment'
import { ActionError } from '../../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'

/** The only server whose release assets the launcher of this project takes. */
const GITHUB = 'https://github.com'

/**
 * The launcher page: the input `launcher-url`, else the one that the action's own repository deploys.
 *
 * @throws ActionError `bad-input` where neither is known: a local action, or another server.
 */
export function launcherAddress(
  given: HttpsUrl | undefined,
  where: { readonly environment: Environment; readonly serverUrl: string },
): HttpsUrl {
  if (given !== undefined) return given
  const [, owner, name] =
    /^([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)$/.exec(
      where.environment['GITHUB_ACTION_REPOSITORY'] ?? '',
    ) ?? []
  if (where.serverUrl === GITHUB && owner !== undefined && name !== undefined) {
    return httpsUrl(`https://${owner.toLowerCase()}.github.io/${name}/launcher/`)
  }
  throw new ActionError(
    '`publish-to: release` needs the address of a launcher page, which cannot be told from here',
    {
      code: 'bad-input',
      hint: 'Set `launcher-url` to the address where you serve the folder `launcher` of this action. On github.com, with `uses: owner/name@v1`, it is known.',
    },
  )
}
