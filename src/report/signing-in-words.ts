import { counted, dayInWords, daysBetween, distributionInWords } from '../facts-in-words'
import type { Distribution } from '../ipa/provisioning-profile'

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
