import { defaults } from '@actions/github/lib/utils'

/** The `fetch` of @actions/github: through the proxy that the environment names for the API's address. */
export function proxyFetch(): typeof fetch {
  const given: unknown = defaults.request?.fetch
  return isFetch(given) ? given : fetch
}

/** Takes no `Request`: that class is not the same for Node and for the one who knows proxies. */
export type SiteFetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/**
 * A `fetch` for published sites, without any token. Node's own knows no proxy, while git and the API do,
 * and a self-hosted runner may have no other way out. Hosts that `NO_PROXY` names are asked directly.
 */
export function siteFetch(environment: Readonly<Record<string, string | undefined>>): SiteFetch {
  const proxy = environment['https_proxy'] || environment['HTTPS_PROXY']
  if (proxy === undefined || proxy === '') return fetch
  const exceptions = listOf(environment['no_proxy'] || environment['NO_PROXY'] || '')
  const throughProxy = proxyFetch()
  return (url, init) => {
    const { hostname, port } = new URL(url)
    const isExcepted = exceptions.some(exception => covers(exception, hostname, port || '443'))
    return isExcepted ? fetch(url, init) : throughProxy(url, init)
  }
}

function listOf(noProxy: string): readonly string[] {
  return noProxy
    .split(',')
    .map(exception => exception.trim().toLowerCase())
    .filter(exception => exception !== '')
}

/** The rule of @actions/http-client, so that the API and the site agree: `*`, a host, its subdomains, `host:port`. */
function covers(exception: string, hostname: string, port: string): boolean {
  const end = exception.startsWith('.') ? exception : `.${exception}`
  const names = [hostname, `${hostname}:${port}`]
  return exception === '*' || names.some(name => `.${name}`.endsWith(end))
}

function isFetch(value: unknown): value is typeof fetch {
  return typeof value === 'function'
}
