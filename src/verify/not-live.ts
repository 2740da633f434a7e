import { ActionError } from '../primitives/errors'
import type { HttpsUrl } from '../primitives/https-url'
import { type AddressName, addressNames, type ExpectedBuild } from './addresses'
import { adviceFor, OWN_HOST } from './advice'
import type { Fault } from './request'

/** An address that is not what it should be. */
export interface MissingAddress {
  readonly name: AddressName
  readonly url: HttpsUrl
  readonly expected: string
  readonly fault: Fault
  /** As of its `Address`. */
  readonly awaited: string
  readonly advice: string
}

export interface Wait {
  /** Milliseconds. */
  readonly waited: number
  /** Why the site could not be asked to build, and what to change; empty when it was not tried or worked. */
  readonly obstacle: string
  readonly page: ExpectedBuild['page']
}

export function notLive(missing: readonly MissingAddress[], wait: Wait): ActionError {
  const faults = missing.map(
    ({ name, url, expected, fault }) =>
      `${addressNames[name]}: expected ${expected}, found ${fault.found} (${url})`,
  )
  const after = `after ${Math.round(wait.waited / 1000)} s`
  return new ActionError(
    [
      `The build was published but cannot be fetched ${after}, so it is not announced.`,
      ...faults,
    ].join('\n'),
    { code: 'not-live', hint: hintFor(missing, wait) },
  )
}

function hintFor(missing: readonly MissingAddress[], { obstacle, page: place }: Wait): string {
  const page = missing.find(({ name }) => name === 'page')
  // What the page fails of, the rest fails of as well.
  const causes = missing.filter(
    address => address === page || address.fault.cause !== page?.fault.cause,
  )
  const advice = causes.map(address => adviceFor(address, place)).filter(hint => hint !== '')
  const distinct = [...new Set(advice)]
  if (place === 'own-host') return [...distinct, OWN_HOST].join('\n')
  if (distinct.length > 0) return distinct.join('\n')
  if (page === undefined) return PARTLY
  if (page.advice !== '') return page.advice
  return obstacle === '' ? NO_PAGE : `${NO_PAGE}\n\n${obstacle}`
}

const NO_PAGE =
  'Look in the Actions tab at the runs that put the site online («pages build and deployment», or a workflow of your own): none started, one failed, or GitHub is slow (it allows about 10 builds an hour). Then run this job again, with a longer `verify-timeout` if it was only slow.'
const PARTLY =
  'The page is there and the rest is not as it was published. Another workflow may have replaced the files, or a cache is late: run this job again.'
