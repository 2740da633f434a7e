import type { HttpsUrl } from '../primitives/https-url'
import { type Fields, fields, list, optional, text } from '../primitives/json-fields'
import { firstBytes } from './body'
import { type Look, type Observation, right, statusFault, wrong } from './checks'
import { ask, fault, isFault } from './request'

/** A build as it has to stand in the list that installers which sign anew read (AltStore source). */
export interface ListedBuild {
  readonly ipa: HttpsUrl
  readonly bundleId: string
  readonly version: string
  readonly buildNumber: string
  /**
   * IPAs of builds before it. A source lists one of several with the same version and number: another may
   * stand there when it is newer, but not when it is older.
   */
  readonly earlier: () => readonly HttpsUrl[]
}

/** Bytes of a source that are read; one with 100 versions is a tenth of it. */
const LONGEST_SOURCE = 5_000_000

/** Its type is the server's business: these installers do not ask for one. */
export async function checkSource(look: Look, build: ListedBuild): Promise<Observation> {
  const answer = await ask(look.fetch, look)
  if (isFault(answer)) return wrong(answer)
  const { response, hops } = answer
  const wrongly = statusFault(response)
  const bytes = await firstBytes(response, wrongly === undefined ? LONGEST_SOURCE : 0)
  if (wrongly !== undefined) return wrong(wrongly)
  const listed = listedAs(build, Buffer.from(bytes).toString())
  if (listed === undefined) return wrong(fault('what is no source', 'other'))
  if (listed.includes(build.ipa)) return right(hops)
  const earlier: readonly string[] = build.earlier()
  const newer = listed.find(url => !earlier.includes(url))
  if (newer === undefined) return wrong(fault('a source that does not list it', 'other'))
  return right(hops, `a newer build with the same version stands in its place: ${newer}`)
}

/** Addresses of the IPAs with the app's identifier, version and number; undefined for what is no source. */
function listedAs(build: ListedBuild, json: string): readonly string[] | undefined {
  try {
    return list(fields(JSON.parse(json))['apps'], fields)
      .filter(app => app['bundleIdentifier'] === build.bundleId)
      .flatMap(app => list(app['versions'], fields))
      .filter(version => isVersion(version, build))
      .map(version => text(version['downloadURL']))
  } catch {
    return undefined
  }
}

function isVersion(from: Fields, { version, buildNumber }: ListedBuild): boolean {
  return from['version'] === version && (optional(from['buildVersion'], text) ?? '') === buildNumber
}
