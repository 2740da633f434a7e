import type { Outcome } from '../outcome'
import { oneLine } from '../plain-text'
import type { Finding, Level } from '../preflight/finding'

/** A remark that the runner shows on the run's page and in the log. Plain text. */
export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
}

/**
 * One per finding, and the reason why a run did nothing. The runner escapes what would end its command;
 * control characters go here.
 */
export function annotationsOf(outcome: Outcome): readonly Annotation[] {
  if (outcome.kind === 'skipped') {
    return [{ level: 'notice', title: 'Nothing was published', message: oneLine(outcome.reason) }]
  }
  if (outcome.kind !== 'published' && outcome.kind !== 'inspected') return []
  return outcome.apps.flatMap(({ app, findings, ...rest }) => {
    const name = app?.title ?? ('file' in rest ? rest.file.name : '')
    return findings.map(finding => annotation(name, finding))
  })
}

function annotation(name: string, { level, rule, message, fix }: Finding): Annotation {
  const advice = fix === '' ? '' : `\nFix: ${oneLine(fix)}`
  return { level, title: oneLine(`${name}: ${rule}`), message: `${oneLine(message)}${advice}` }
}
