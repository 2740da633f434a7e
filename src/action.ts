import { announceDeployment } from './announce-deployment'
import { assembleWork } from './assemble-work'
import { inspect } from './commands/inspect'
import { decide } from './decide'
import { rehearsed } from './dry-run'
import { builtFrom, readEvent } from './event'
import { readInputs } from './inputs'
import type { Outcome } from './outcome'
import { publishOnDemandWork } from './publish-on-demand-work'
import { publishUpstreamWork } from './publish-upstream-work'
import { publishWork } from './publish-work'
import { removeWork } from './remove-work'
import { forkRecipe } from './report/fork-recipe'
import { ipasOf, type Run, resolveRun, rulesOf, type Surroundings, workspaceOf } from './run'
import { sweepWork } from './sweep-work'
import type { Work } from './work'

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
  if (inputs.dryRun) return rehearsed(outcome)
  await announceDeployment(outcome, run)
  return outcome
}

async function perform(work: Exclude<Work, { kind: 'skipped' }>, run: Run): Promise<Outcome> {
  switch (work.kind) {
    case 'publish':
      return publishWork(work, run)
    case 'publish-upstream':
      return publishUpstreamWork(work, run)
    case 'publish-on-demand':
      return publishOnDemandWork(work, run)
    case 'remove':
      return removeWork(work, run)
    case 'sweep':
      return sweepWork(run)
    case 'inspect':
      return inspect(await ipasOf(run), { rules: rulesOf(run), world: run })
    case 'assemble':
      return assembleWork(run)
  }
}
