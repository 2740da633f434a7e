import type { BuildRecord, Channel } from './build-record'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `3 Mar 2027`, in UTC: the same on every machine. Empty for what is no date. */
export function describeDate(iso: string): string {
  const date = new Date(iso)
  const month = months[date.getUTCMonth()]
  if (month === undefined) return ''
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}

/** `3 Mar 2027, 14:05 UTC`. */
export function describeTime(iso: string): string {
  const date = describeDate(iso)
  return date === '' ? '' : `${date}, ${new Date(iso).toISOString().slice(11, 16)} UTC`
}

/** Bytes in the decimal units that iOS itself shows. */
export function describeSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  const megabytes = bytes / 1_000_000
  return megabytes < 10 ? `${megabytes.toFixed(1)} MB` : `${Math.round(megabytes)} MB`
}

/** `1.2.3 (45)`, or `1.2.3` where the two say the same. */
export function describeVersion({
  version,
  buildNumber,
}: Pick<BuildRecord['app'], 'version' | 'buildNumber'>): string {
  return buildNumber === '' || buildNumber === version ? version : `${version} (${buildNumber})`
}

export function describeChannel(channel: Channel): string {
  if (channel.pullRequest !== undefined) return `Pull request #${channel.pullRequest}`
  return channel.ref ?? channel.name
}

const signingNames = {
  development: 'Development',
  'ad-hoc': 'Ad hoc',
  enterprise: 'Enterprise (in-house)',
  'app-store': 'App Store',
  none: 'None',
} as const

/** `Ad hoc, 12 devices`. */
export function describeSigning({ distribution, deviceCount }: BuildRecord['signing']): string {
  const name = signingNames[distribution]
  return deviceCount === undefined ? name : `${name}, ${describeDevices(deviceCount)}`
}

export function describeDevices(count: number): string {
  return count === 1 ? '1 device' : `${count} devices`
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

/** The profile had run out when the build was published, which only `fail-on: never` allows. */
export function wasExpired({ signing, publishedAt }: BuildRecord): boolean {
  return (
    signing.profileExpires !== '' && Date.parse(signing.profileExpires) <= Date.parse(publishedAt)
  )
}
