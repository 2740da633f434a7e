import { announceOn } from '../announce/announce-for'
import { clearLinksTo } from '../announce/release-notes'
import type { Outcome } from '../report/outcome'
import { budgetOf, type Run, sourceOf } from '../run/run'
import { openTarget } from '../targets/open-target'
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
      target: openTarget(run),
      ended: channels => endedChannels(channels, { ...source, progress }),
      announceOn: announceOn(run),
    },
  )
  if (outcome.kind !== 'swept') return outcome
  const { fullName } = event.repository
  const ours = outcome.builds.filter(build => build.source.repository === fullName)
  await clearLinksTo(ours, run)
  return outcome
}
