import type { getOctokit } from '@actions/github'

/** How a query is called on its way through the plugins. */
const QUERY = '/query'

type Plugin = NonNullable<Parameters<typeof getOctokit>[2]>

/**
 * GraphQL is always sent with POST, and so the throttling plugin keeps a second between a query and what is
 * written next. GitHub asks for that second between two changes ("Best practices for using the REST API"):
 * a query is none, so it passes the plugins as the read that it is.
 */
export const queriesAreReads: Plugin = ({ hook }) => {
  hook.wrap('request', async (send, options) => {
    if (options.url !== QUERY) return send(options)
    // All plugins have the one object: another one given to `send` would not arrive.
    Object.assign(options, { method: 'POST', url: graphqlOf(options.baseUrl) })
    try {
      return await send(options)
    } finally {
      Object.assign(options, { method: 'GET', url: QUERY })
    }
  })
}

/** `https://api.github.com/graphql`, and `/api/graphql` where REST is `/api/v3` (Enterprise Server). */
function graphqlOf(restUrl: string): string {
  return `${restUrl.replace(/\/v3\/?$/, '')}/graphql`
}

/**
 * Asks once: whoever does has another way. What GraphQL refuses it says in an answer of its own form.
 *
 * @throws whatever a request throws
 */
export async function ask(
  github: Pick<ReturnType<typeof getOctokit>, 'request'>,
  query: string,
  variables: Readonly<Record<string, string | number | undefined>>,
): Promise<unknown> {
  const { data } = await github.request(`GET ${QUERY}`, {
    query,
    variables,
    request: { retries: 0 },
  })
  return data
}
