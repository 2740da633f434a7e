import type { Finding } from '../preflight/finding'

/** Whether a refused build would be taken by iOS, for all that is known: only `fail-on: warning` refuses it. */
export function isRefusedForWarnings(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'error')
}

/** Plain text. */
export const REFUSED_FOR_WARNINGS =
  'Refused only because the input “fail-on” is “warning”: mend what the warnings say, or set “fail-on: error”.'
