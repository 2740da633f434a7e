import { distributionInWords, nearerEnd } from '../builds/in-words'
import type { Distribution } from '../ipa/profile/provisioning-profile'
import { counted, dayInWords, daysBetween } from '../primitives/in-words'

/** `Ad hoc, until 4 Mar 2027 (102 days left on 22 Nov 2026)`: dated by `at`, so that it stays true. */
export function signingInWords(signing: {
  readonly distribution: Distribution
  readonly profileExpires: string
  readonly certificateExpires: string
  readonly at: string
}): string {
  const kind = distributionInWords(signing.distribution)
  const { at: end, of } = nearerEnd(signing)
  if (end === '') return kind
  const what = of === 'profile' ? '' : 'certificate '
  const day = dayInWords(end)
  if (signing.at === '') return `${kind}, ${what}until ${day}`
  const days = daysBetween(signing.at, end)
  if (days < 0) return `${kind}, ${what}expired on ${day}`
  return `${kind}, ${what}until ${day} (${counted(days, 'day')} left on ${dayInWords(signing.at)})`
}
