import type { Clock } from '../primitives/clock'
import { oneLine } from '../primitives/plain-text'
import type { Progress } from '../primitives/progress'
import { factsOf } from '../report/fact-sheet'
import type { InspectedApp, Outcome } from '../report/outcome'
import { acceptedApp, inspectAll, type JudgingRules, judge } from './candidate'

export interface Inspecting {
  readonly rules: JudgingRules
  readonly clock: Clock
  readonly progress: Progress
}

/** The preflight alone: needs no token, asks nobody, publishes nothing. */
export async function inspectIpas(
  paths: readonly string[],
  { rules, clock, progress }: Inspecting,
): Promise<readonly InspectedApp[]> {
  const at = clock.now()
  return (await inspectAll(paths, { progress })).map(inspection => {
    const candidate = judge(inspection, { ...rules, now: at, hosting: undefined })
    return {
      app: inspection.kind === 'app' ? inspection.app : undefined,
      file: inspection.kind === 'app' ? inspection.app.file : inspection.file,
      findings: candidate.findings,
      refused: acceptedApp(candidate, rules) === undefined,
      at,
    }
  })
}

/** The same as a gate in a workflow, with the fact sheets in the log. */
export async function inspect(paths: readonly string[], inspecting: Inspecting): Promise<Outcome> {
  const apps = await inspectIpas(paths, inspecting)
  for (const { app, at } of apps) {
    for (const [name, value] of app === undefined ? [] : factsOf(app, at)) {
      inspecting.progress(`${name}: ${oneLine(value)}`)
    }
  }
  return { kind: 'inspected', apps }
}
