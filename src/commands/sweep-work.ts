import { openDesk } from '../announce/desk'
import { clearLinksTo } from '../announce/release-notes'
import { standingOffers } from '../announce/standing-offers'
import type { Outcome } from '../report/outcome'
import { budgetOf, type Run, sourceOf } from '../run/run'
import { openTarget } from '../targets/open-target'
import { endedChannels } from './ended-channels'
import { sweep } from './sweep'
import { witnessed } from './witness'

export async function sweepWork(run: Run): Promise<Outcome> {
  const { inputs, event, source, clock, progress } = run
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site, 'ending')
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
      target,
      ended: channels => endedChannels(channels, { ...source, progress }),
      announceOn: desk.on,
      standing: () => standingOffers(run),
    },
  )
  desk.close()
  if (outcome.kind !== 'swept') return outcome
  const { fullName } = event.repository
  const ours = outcome.builds.filter(build => build.source.repository === fullName)
  await clearLinksTo(ours, run)
  return outcome
}
