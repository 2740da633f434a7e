import type { LoggedRequest } from '../support/github/request-log'

/** Requests to a site or to files, which are repeated for as long as it takes: counted once per address. */
const POLLED: readonly LoggedRequest['server'][] = ['pages', 'web', 'assets']

/**
 * How often one run asked for what, a line per kind of request. Names that differ from run to run are
 * replaced, so that two runs of a kind read the same.
 */
export function tally(requests: readonly LoggedRequest[]): string {
  const polled = requests.filter(({ server }) => POLLED.includes(server))
  const counted = requests.filter(({ server }) => !POLLED.includes(server)).map(line)
  const lines = [...counted, ...new Set(polled.map(line))]
  const kinds = [...new Set(lines)].sort()
  const total = (server: string) => lines.filter(each => each.startsWith(`${server} `)).length
  const servers = [...new Set(lines.map(each => each.split(' ')[0] ?? ''))].sort()
  const totals = servers.map(server => `${server} ${total(server)}`).join(', ')
  return [
    totals === '' ? 'no request at all' : totals,
    ...kinds.map(kind => `  ${lines.filter(each => each === kind).length} × ${kind}`),
    '',
  ].join('\n')
}

function line({ server, method, path }: LoggedRequest): string {
  return `${server} ${method} ${nameless(path)}`
}

function nameless(path: string): string {
  return path
    .replace(/^\/repos\/[^/]+\/[^/]+/, '/repos/OWNER/REPO')
    .replace(/^\/[^/]+\/[^/]+\/(info\/refs|git-\w+-pack|releases)/, '/OWNER/REPO/$1')
    .replace(/^\/(github-production-release-asset|actions-results)\/.*/, '/$1/FILE')
    .replace(/sha256(?::|%3A)[0-9a-f]{64}/g, 'sha256:DIGEST')
    .replace(/[0-9a-f]{40}/g, 'SHA')
    .replace(/[0-9a-f]{16}\.ipa/g, 'HASH.ipa')
    .replace(/\d+-[0-9a-f]{8}/g, 'BUILD')
    .replace(/\/\d+/g, '/NUMBER')
}
