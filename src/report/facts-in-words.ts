import type { Distribution } from '../ipa/provisioning-profile'

const DAY = 86_400_000

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Bytes in decimal units, as iOS shows them: `48.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < 999_950) return `${(bytes / 1e3).toFixed(1)} kB`
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${(bytes / 1e9).toFixed(2)} GB`
}

/** The UTC day of an ISO 8601 time, month in letters so that nobody swaps day and month: `4 Mar 2027`. */
export function dayInWords(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** Whole days from one ISO 8601 time to another, rounded down; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / DAY)
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

const distributions: Readonly<Record<Distribution, string>> = {
  development: 'Development',
  'ad-hoc': 'Ad hoc',
  enterprise: 'Enterprise (in-house)',
  'app-store': 'App Store',
  none: 'No provisioning profile',
}

export function distributionInWords(distribution: Distribution): string {
  return distributions[distribution]
}

/** `Ad hoc, until 4 Mar 2027 (102 days left on 22 Nov 2026)`: dated by `at`, so that it stays true. */
export function signingInWords(signing: {
  readonly distribution: Distribution
  readonly profileExpires: string
  readonly at: string
}): string {
  const kind = distributionInWords(signing.distribution)
  if (signing.profileExpires === '') return kind
  const day = dayInWords(signing.profileExpires)
  if (signing.at === '') return `${kind}, until ${day}`
  const days = daysBetween(signing.at, signing.profileExpires)
  if (days < 0) return `${kind}, expired on ${day}`
  return `${kind}, until ${day} (${counted(days, 'day')} left on ${dayInWords(signing.at)})`
}

/** `Example 1.2.0 (57)`. */
export function nameOfBuild(build: {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
}): string {
  return `${build.title} ${versionInWords(build)}`
}

/** `1.2.0 (57)`; the build number is left out when there is none, or when it says the same. */
export function versionInWords(build: {
  readonly version: string
  readonly buildNumber: string
}): string {
  const { version, buildNumber } = build
  return buildNumber === '' || buildNumber === version ? version : `${version} (${buildNumber})`
}
