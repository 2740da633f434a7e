import { remove } from './commands/remove'
import type { Work } from './decide'
import { clearInstallLinks } from './note-release'
import type { Outcome } from './outcome'
import { onlyFrom, type Run, sourceOf, targetOf, worldOf } from './run'

export async function removeWork(
  work: Extract<Work, { kind: 'remove' }>,
  run: Run,
): Promise<Outcome> {
  const request = {
    channel: work.channel,
    run: run.event.run,
    source: sourceOf(run),
    directory: run.inputs.directory,
    onlyFrom: onlyFrom(run),
    reason: '',
  }
  const outcome = await remove(request, { ...worldOf(run, work.commentOn), target: targetOf(run) })
  const { kind, ref } = work.channel
  if (kind === 'ref' && ref !== undefined) await clearInstallLinks(ref, run)
  return outcome
}
