import { endedChannels } from './channel-end'
import { sweep } from './commands/sweep'
import { clearLinksTo } from './note-release'
import type { Outcome } from './outcome'
import { announcingOn, type Run, sourceOf, targetOf } from './run'

export async function sweepWork(run: Run): Promise<Outcome> {
  const { inputs, event, source, clock, progress } = run
  const outcome = await sweep(
    { run: event.run, source: sourceOf(run), directory: inputs.directory },
    {
      clock,
      progress,
      target: targetOf(run),
      ended: channels => endedChannels(channels, { ...source, progress }),
      announceOn: announcingOn(run),
    },
  )
  if (outcome.kind === 'swept') await clearLinksTo(outcome.builds, run)
  return outcome
}
