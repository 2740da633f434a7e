import type { Finding, Level } from '../preflight/finding'
import { oneLine } from '../primitives/plain-text'
import type { AppOutcome, InspectedApp, Outcome } from './outcome'
import { isRefusedForWarnings, REFUSED_FOR_WARNINGS } from './strictness'

/** A remark that the runner shows on the run's page and in the log. Plain text. */
export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
}

/**
 * One per finding that somebody should act on, and the reason why a run did nothing; what is only worth
 * knowing stands in the summary. The runner escapes what would end its command; control characters go here.
 */
export function annotationsOf(outcome: Outcome): readonly Annotation[] {
  if (outcome.kind === 'skipped') {
    return [{ level: 'notice', title: 'Nothing was published', message: oneLine(outcome.reason) }]
  }
  if (outcome.kind !== 'published' && outcome.kind !== 'inspected') return []
  return outcome.apps.flatMap(app => {
    const name = app.app?.title ?? ('file' in app ? app.file.name : '')
    const ofFindings = app.findings
      .filter(({ level }) => level !== 'notice')
      .map(finding => annotation(name, finding))
    return isRefused(app) ? [...ofFindings, ...strictness(name, app.findings)] : ofFindings
  })
}

function isRefused(app: AppOutcome | InspectedApp): boolean {
  return 'refused' in app ? app.refused : app.kind === 'rejected'
}

/** Without an error among the findings it is the input that refuses: a run that fails has to say so. */
function strictness(name: string, findings: readonly Finding[]): readonly Annotation[] {
  if (!isRefusedForWarnings(findings)) return []
  return [{ level: 'error', title: oneLine(`${name}: fail-on`), message: REFUSED_FOR_WARNINGS }]
}

function annotation(name: string, { level, rule, message, fix }: Finding): Annotation {
  const advice = fix === '' ? '' : `\nFix: ${oneLine(fix)}`
  return { level, title: oneLine(`${name}: ${rule}`), message: `${oneLine(message)}${advice}` }
}
