import { messageOf } from '../primitives/errors'
import type { Progress } from '../primitives/progress'
import type { ShelvedBuild } from '../site/shelf'
import type { Target } from '../targets/target'

/**
 * Deletes what lies beside the site of builds that are gone. What stays is only a file that nothing
 * points to, and the next sweep finds it; so a failure is told and no more.
 */
export async function discard(
  gone: readonly ShelvedBuild[],
  target: Target,
  progress: Progress,
): Promise<void> {
  if (gone.length === 0) return
  try {
    await target.discard?.(gone)
  } catch (error) {
    progress(`Some files of removed builds could not be deleted: ${messageOf(error)}`)
  }
}
