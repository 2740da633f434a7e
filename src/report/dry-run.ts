import { counted } from '../primitives/in-words'
import type { AppOutcome, Outcome } from './outcome'

/** What a run came to that only said what it would do. A refusal stays one: that is worth knowing early. */
export function dryRunOutcome(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'published':
      return outcome.apps.every(({ kind }) => kind === 'published')
        ? wouldHave(`published ${outcome.apps.map(placeOf).join(' and ')}`)
        : outcome
    case 'removed':
      return wouldHave(
        `removed ${counted(outcome.removedBuilds, 'build')} of ${outcome.channel.name}`,
      )
    case 'swept':
      return wouldHave(`removed ${counted(outcome.builds.length, 'build')} in all`)
    default:
      return outcome
  }
}

function wouldHave(done: string): Outcome {
  return { kind: 'skipped', reason: `Dry run: without it this run would have ${done}.`, recipe: '' }
}

function placeOf(app: AppOutcome): string {
  return app.kind === 'published'
    ? `${app.build.app.bundleId} at ${app.build.urls.install}`
    : app.file.name
}
