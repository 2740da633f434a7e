import type { Fault, Faults, RequestMatch } from '../support/github/faults'
import type { LoggedRequest } from '../support/github/request-log'

export interface FailingRequest {
  /** As a run without faults made it. */
  readonly request: LoggedRequest
  readonly fault: Fault
}

/** Each of these requests fails when it is made for the first time; made again, on its own, it gets through. */
export function failEachOnce(faults: Faults, failing: readonly FailingRequest[]): void {
  for (const { n, fault, match } of rulesFor(failing)) faults.onNth(n, fault, match)
}

/** Those that the run has not made, so that no fault struck. */
export function neverFailed(
  { requests }: { readonly requests: readonly LoggedRequest[] },
  failing: readonly FailingRequest[],
): readonly string[] {
  return rulesFor(failing)
    .filter(({ n, match }) => requests.filter(request => isLike(request, match)).length < n)
    .map(({ match }) => `${match.server} ${match.method} ${match.path}`)
}

type Likeness = Required<RequestMatch> & { readonly path: RegExp }

interface Rule {
  /** Counted from 1. Of two requests with the same address the second is the third to come. */
  readonly n: number
  readonly fault: Fault
  readonly match: Likeness
}

function rulesFor(failing: readonly FailingRequest[]): readonly Rule[] {
  return failing.map(({ request, fault }, index) => {
    const match = likenessOf(request)
    const earlier = failing.slice(0, index).filter(one => isLike(one.request, match))
    return { n: 2 * earlier.length + 1, fault, match }
  })
}

/** The same request of another run, in any repository: numbers and names of commits differ. */
function likenessOf({ server, method, path }: LoggedRequest): Likeness {
  const place = path.replace(/^(\/repos)?\/[^/]+\/[^/]+(?=\/)/, '')
  const pattern = place
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/[0-9a-f-]*\d[0-9a-f-]*/g, '[0-9a-f-]+')
  return { server, method, path: new RegExp(`${pattern}$`) }
}

function isLike({ server, method, path }: LoggedRequest, match: Likeness): boolean {
  return server === match.server && method === match.method && match.path.test(path)
}
