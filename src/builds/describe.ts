import { counted } from '../primitives/in-words'
import type { BuildRecord } from './build-record'
import { capabilitiesInWords } from './capabilities'
import type { Channel } from './channel'
import { distributionInWords, nearerEnd } from './in-words'
import { isOnlyForReSigners } from './verdict'

export function describeChannel(channel: Channel): string {
  if (channel.pullRequest !== undefined) return `Pull request #${channel.pullRequest}`
  return channel.ref ?? channel.name
}

/** `Ad hoc, 12 devices`. */
export function describeSigning({ distribution, deviceCount }: BuildRecord['signing']): string {
  const name = distributionInWords(distribution)
  return deviceCount === undefined ? name : `${name}, ${counted(deviceCount, 'device')}`
}

const familyNames: ReadonlyMap<string, string> = new Map([
  ['iphone', 'iPhone'],
  ['ipad', 'iPad'],
])

/** `iPhone and iPad`; an app for iPad alone is no app for an iPhone, while the other way round it is. */
export function devicesInWords(families: readonly string[]): string {
  const names = families.flatMap(family => familyNames.get(family) ?? [])
  return names.length === 1 && names[0] === 'iPad' ? 'iPad only' : names.join(' and ')
}

/** `iOS 15.0 or later, iPad only, NFC`; empty when the IPA says nothing of the kind. */
export function describeNeeds({ minimumOs, deviceFamilies, ...app }: BuildRecord['app']): string {
  const devices = devicesInWords(deviceFamilies)
  const system = devices === 'iPad only' ? 'iPadOS' : 'iOS'
  return [
    minimumOs === '' ? '' : `${system} ${minimumOs} or later`,
    devices,
    ...capabilitiesInWords(app.capabilities ?? []),
    modelsInWords(app.onlyModels ?? []),
  ]
    .filter(part => part !== '')
    .join(', ')
}

/** Models of a thinned build that are named; the rest is counted. */
const MOST_MODELS = 3

/** Models of a thinned build by name, and how many more there are. */
export function modelsNamed(models: readonly string[]): {
  readonly named: readonly string[]
  readonly more: number
} {
  return { named: models.slice(0, MOST_MODELS), more: Math.max(0, models.length - MOST_MODELS) }
}

/** `thinned for iPad11,1`; empty when it is for all. */
function modelsInWords(models: readonly string[]): string {
  if (models.length === 0) return ''
  const { named, more } = modelsNamed(models)
  return `thinned for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The first seven digits, as GitHub shows a commit. */
export function describeCommit(sha: string): string {
  return sha.slice(0, 7)
}

/**
 * When a build ends, ISO 8601; empty when nobody can tell, and for one that is signed anew: what it is signed
 * with now does not count then.
 */
export function endOf(record: BuildRecord): string {
  return isOnlyForReSigners(record) ? '' : nearerEnd(record.signing).at
}

/** Profile or certificate had run out when the build was published, which only `fail-on: never` allows. */
export function wasExpired(record: BuildRecord): boolean {
  const at = endOf(record)
  return at !== '' && Date.parse(at) <= Date.parse(record.publishedAt)
}
