import type { CommandWorld } from '../announce/world'
import { oneLine } from '../primitives/plain-text'
import { factsOf } from '../report/fact-sheet'
import type { Outcome } from '../report/outcome'
import { acceptedApp, inspectAll, type JudgingRules, judge } from './candidate'

/** The preflight alone, as a gate: needs no token, asks nobody, publishes nothing. */
export async function inspect(
  paths: readonly string[],
  {
    rules,
    world,
  }: { readonly rules: JudgingRules; readonly world: Pick<CommandWorld, 'clock' | 'progress'> },
): Promise<Outcome> {
  const now = world.clock.now()
  const apps = (await inspectAll(paths, world)).map(inspection => {
    const candidate = judge(inspection, { ...rules, now, hosting: undefined })
    return {
      app: inspection.kind === 'app' ? inspection.app : undefined,
      file: inspection.kind === 'app' ? inspection.app.file : inspection.file,
      findings: candidate.findings,
      refused: acceptedApp(candidate, rules) === undefined,
      at: now,
    }
  })
  for (const { app } of apps) {
    for (const [name, value] of app === undefined ? [] : factsOf(app, now)) {
      world.progress(`${name}: ${oneLine(value)}`)
    }
  }
  return { kind: 'inspected', apps }
}
