import type { SiteFetch } from '../../github/proxy-fetch'
import type { Environment } from '../../primitives/environment'
import { ActionError, messageOf } from '../../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'
import type { Progress } from '../../primitives/progress'

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

/** Milliseconds for one small page; verification asks for it again, with more patience. */
const TIMEOUT = 15_000

/** There is no such page, and it is not on its way. */
const ABSENT = [404, 410]

const OWN_LAUNCHER =
  'Serve the launcher yourself (https://github.com/tap-to-install/tap-to-install/blob/main/docs/large-builds.md#a-launcher-of-your-own) and set `launcher-url` to its address, or to that of a launcher you trust. A fork or a mirror of the action has none before it deploys one.'

/**
 * Looks for the launcher before anything is uploaded: every link would lead there. What may pass, or
 * concerns this runner alone, is no reason to stop.
 *
 * @throws ActionError `bad-input` where nobody serves it
 */
export async function requireLauncher(
  launcher: HttpsUrl,
  { fetch, progress }: { readonly fetch: SiteFetch; readonly progress: Progress },
): Promise<void> {
  try {
    const response = await fetch(launcher, { signal: AbortSignal.timeout(TIMEOUT) })
    await response.body?.cancel()
    if (!ABSENT.includes(response.status)) return
    throw new ActionError(
      `There is no launcher page at ${launcher} (HTTP ${response.status}), and with \`publish-to: release\` every link leads there. Nothing was uploaded.`,
      { code: 'bad-input', hint: OWN_LAUNCHER },
    )
  } catch (error) {
    if (error instanceof ActionError) throw error
    progress(`The launcher page at ${launcher} could not be looked at: ${messageOf(error)}`)
  }
}
