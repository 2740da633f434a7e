import type { Clock } from '../primitives/clock'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import type { Progress } from '../primitives/progress'
import { type Address, type AddressName, addressesOf, type ExpectedBuild } from './addresses'
import type { Observation } from './checks'
import { withIndexSought } from './index-page'
import { type MissingAddress, notLive } from './not-live'
import { Patience } from './patience'
import { type Fetch, faultOf } from './request'

export type { ExpectedBuild } from './addresses'

export interface Verifying {
  readonly fetch: Fetch
  readonly clock: Clock
  /** Milliseconds from now until it is given up. */
  readonly timeout: number
  readonly progress: Progress
  /** Called once when the page has not come for a while, so that the caller can ask for a build. */
  readonly onStuck?: () => Promise<void>
  /** Asked now and then; false ends the waiting as if the time were over. */
  readonly stillWanted?: () => Promise<boolean>
  /** Asked now and then while the page or the rest seems to be gone; true ends the waiting likewise. */
  readonly isGone?: () => Promise<boolean>
  /** Asked now and then once a build was asked for and still no page came; true ends the waiting likewise. */
  readonly hasFailed?: () => Promise<boolean>
}

/** The proof that everything can be fetched by anybody. */
export interface Verification {
  /** Milliseconds it took until the last address was right. */
  readonly waited: number
  readonly addresses: readonly VerifiedAddress[]
}

export interface VerifiedAddress {
  readonly name: AddressName
  readonly url: HttpsUrl
  /** Where redirects led; empty without any. */
  readonly hops: readonly HttpsUrl[]
  /** Something odd that does not stop an installation; empty mostly. */
  readonly remark: string
}

/**
 * Fetches everything as a phone would: anonymous, https only, certificates checked. While it waits it
 * asks with a distinct query, since an early 404 may be kept by a cache; then the plain addresses have
 * to be right as well.
 *
 * @throws ActionError `not-live` with every address that is wrong, when the time is over or when a
 * setting stands in the way that waiting does not change.
 */
export async function verifyBuild(build: ExpectedBuild, options: Verifying): Promise<Verification> {
  const patience = new Patience(options)
  const { page } = build
  await allRight(addressesOf(build), { ...options, patience, page, disguise: true })
  const addresses = await allRight(addressesOf(build), {
    ...options,
    patience,
    page,
    disguise: false,
  })
  return { waited: patience.elapsed(), addresses }
}

interface Round extends Verifying {
  readonly patience: Patience
  readonly page: ExpectedBuild['page']
  readonly disguise: boolean
}

async function allRight(
  addresses: readonly Address[],
  round: Round,
): Promise<readonly VerifiedAddress[]> {
  const verified = new Map<AddressName, VerifiedAddress>()
  for (let attempt = 1; ; attempt += 1) {
    const pending = addresses.filter(({ name }) => !verified.has(name))
    const missing = await lookAt(awaited(pending), round, verified)
    if (verified.size === addresses.length) return [...verified.values()]
    if (missing.length > 0 && !(await round.patience.mayGoOn(missing, attempt)))
      throw notLive(await everyMissing(pending, missing, { ...round, verified }), {
        waited: round.patience.elapsed(),
        obstacle: round.patience.obstacle,
        page: round.page,
      })
  }
}

/** While the page is missing, only the page. */
function awaited(pending: readonly Address[]): readonly Address[] {
  const page = pending.filter(({ name }) => name === 'page')
  return page.length > 0 ? page : pending
}

async function lookAt(
  addresses: readonly Address[],
  { fetch, clock, disguise, page }: Round,
  verified: Map<AddressName, VerifiedAddress>,
): Promise<readonly MissingAddress[]> {
  const findings = await Promise.all(
    addresses.map(async address => {
      const url = disguise ? disguised(address.url, clock) : address.url
      const look = { url, fetch, mayRedirect: address.mayRedirect }
      return [address, await address.check(look).catch(broken)] as const
    }),
  )
  const missing = findings.flatMap(([address, finding]) =>
    noted(address, disguise ? finding : sinceItWasRight(finding), verified),
  )
  if (page !== 'own-host') return missing
  const at = (url: HttpsUrl): HttpsUrl => (disguise ? disguised(url, clock) : url)
  return Promise.all(missing.map(address => withIndexSought(address, { fetch, at })))
}

/** With a query it has been right: what answers without one is a cache. */
function sinceItWasRight(finding: Observation): Observation {
  if (finding.kind === 'right') return finding
  const { fault } = finding
  const isOld = ['missing', 'other', 'page-instead'].includes(fault.cause)
  if (!isOld) return finding
  const found = `${fault.found}, but not where a query keeps caches out`
  return { kind: 'wrong', fault: { ...fault, found, cause: 'cached' } }
}

/** A connection that breaks in the middle of a body. */
function broken(thrown: unknown): Observation {
  return { kind: 'wrong', fault: faultOf(thrown) }
}

function noted(
  { name, url, expected, awaited, advice }: Address,
  finding: Observation,
  verified: Map<AddressName, VerifiedAddress>,
): readonly MissingAddress[] {
  if (finding.kind === 'wrong')
    return [{ name, url, expected, awaited, advice, fault: finding.fault }]
  verified.set(name, { name, url, hops: finding.hops, remark: finding.remark })
  return []
}

/** At the end the others are looked at too, so that the message tells all. */
async function everyMissing(
  pending: readonly Address[],
  missing: readonly MissingAddress[],
  round: Round & { readonly verified: Map<AddressName, VerifiedAddress> },
): Promise<readonly MissingAddress[]> {
  const unseen = pending.filter(address => missing.every(({ name }) => name !== address.name))
  return [...missing, ...(await lookAt(unseen, round, new Map(round.verified)))]
}

/** A query that no cache has seen. */
function disguised(url: HttpsUrl, { now, random }: Clock): HttpsUrl {
  const probe = new URL(url)
  const digits = Math.floor(random() * 1e9)
  probe.searchParams.set('probe', `${now().getTime().toString(36)}-${digits.toString(36)}`)
  return httpsUrl(probe.href)
}
