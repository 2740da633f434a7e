import { remove } from './commands/remove'
import type { Work } from './decide'
import type { Outcome } from './outcome'
import { type Run, sourceOf, targetOf, worldOf } from './run'

export async function removeWork(
  work: Extract<Work, { kind: 'remove' }>,
  run: Run,
): Promise<Outcome> {
  const request = {
    channel: work.channel,
    run: run.event.run,
    source: sourceOf(run),
    directory: run.inputs.directory,
    reason: '',
  }
  return remove(request, { ...worldOf(run, work.commentOn), target: targetOf(run) })
}
