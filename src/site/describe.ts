import { counted, distributionInWords, nearerEnd } from '../facts-in-words'
import type { BuildRecord, Channel } from './build-record'

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

/** `iOS 15.0 or later, iPhone and iPad`; empty when the IPA says neither. */
export function describeNeeds({ minimumOs, deviceFamilies }: BuildRecord['app']): string {
  const devices = deviceFamilies.flatMap(family => familyNames.get(family) ?? []).join(' and ')
  const system =
    minimumOs === '' ? '' : `${devices === 'iPad' ? 'iPadOS' : 'iOS'} ${minimumOs} or later`
  return [system, devices].filter(part => part !== '').join(', ')
}

/** The first seven digits, as GitHub shows a commit. */
export function describeCommit(sha: string): string {
  return sha.slice(0, 7)
}

/** Profile or certificate had run out when the build was published, which only `fail-on: never` allows. */
export function wasExpired({ signing, publishedAt }: BuildRecord): boolean {
  const { at } = nearerEnd(signing)
  return at !== '' && Date.parse(at) <= Date.parse(publishedAt)
}
