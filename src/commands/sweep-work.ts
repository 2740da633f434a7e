import { clearLinksTo } from '../announce/release-notes'
import type { Outcome } from '../report/outcome'
import { announcingOn, budgetOf, type Run, sourceOf, targetOf } from '../run/run'
import { endedChannels } from './ended-channels'
import { sweep } from './sweep'

export async function sweepWork(run: Run): Promise<Outcome> {
  const { inputs, event, source, clock, progress } = run
  const outcome = await sweep(
    {
      run: event.run,
      source: sourceOf(run),
      directory: inputs.directory,
      siteBudget: budgetOf(run),
    },
    {
      clock,
      progress,
      target: targetOf(run),
      ended: channels => endedChannels(channels, { ...source, progress }),
      announceOn: announcingOn(run),
    },
  )
  if (outcome.kind !== 'swept') return outcome
  const { fullName } = event.repository
  const ours = outcome.builds.filter(build => build.source.repository === fullName)
  await clearLinksTo(ours, run)
  return outcome
}
