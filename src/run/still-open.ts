import { readPullRequest } from '../github/pull-requests'
import { messageOf } from '../primitives/errors'
import type { Run } from './run'

/** An answer that can't be had must not take away a build that somebody waits for. */
export async function isStillOpen({ source, progress }: Run, number: number): Promise<boolean> {
  try {
    return (await readPullRequest(source.github, source.repository, number)).state === 'open'
  } catch (error) {
    progress(`Could not ask whether pull request #${number} is still open: ${messageOf(error)}`)
    return true
  }
}
