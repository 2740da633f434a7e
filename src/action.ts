import { announceDeployment } from './announce/environment'
import { announce } from './commands/announce'
import { assemble } from './commands/assemble'
import { inspect } from './commands/inspect'
import { publishOnDemand } from './commands/on-demand'
import { publish } from './commands/publish/publish'
import { remove } from './commands/remove'
import { sweep } from './commands/sweep'
import { publishUpstream } from './commands/upstream'
import { decide } from './event/decide'
import { builtFrom, readEvent } from './event/event'
import type { Work } from './event/work'
import { readInputs } from './inputs/read-inputs'
import { ipasOf } from './intake/ipas'
import { dryRunOutcome } from './report/dry-run'
import { forkRecipe } from './report/fork-recipe'
import type { Outcome } from './report/outcome'
import { type Run, resolveRun, rulesOf, type Surroundings, workspaceOf } from './run/run'

/** Reads inputs and event, decides what is asked for, and does it. */
export async function act(surroundings: Surroundings): Promise<Outcome> {
  const { environment, payload, input } = surroundings
  const told = readEvent(environment, payload)
  const inputs = readInputs(input, { workspace: workspaceOf(environment), event: told })
  const event = inputs.commit === undefined ? told : builtFrom(told, inputs.commit)
  const work = decide(inputs, event)
  if (work.kind === 'skipped') {
    return {
      kind: 'skipped',
      reason: work.reason,
      recipe: work.recipe === 'two-workflows' ? forkRecipe : '',
    }
  }
  const run = resolveRun(surroundings, inputs, event)
  const outcome = await perform(work, run)
  if (inputs.dryRun) return dryRunOutcome(outcome)
  await announceDeployment(outcome, run)
  return outcome
}

async function perform(work: Exclude<Work, { kind: 'skipped' }>, run: Run): Promise<Outcome> {
  switch (work.kind) {
    case 'publish':
      return publish(work, run)
    case 'publish-upstream':
      return publishUpstream(work, run)
    case 'publish-on-demand':
      return publishOnDemand(work, run)
    case 'remove':
      return remove(work, run)
    case 'sweep':
      return sweep(run)
    case 'inspect':
      return inspect(await ipasOf(run), { ...run, rules: rulesOf(run) })
    case 'announce':
      return announce(run)
    case 'assemble':
      return assemble(run)
  }
}
