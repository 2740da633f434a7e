import { readRepository } from '../github/repository'
import { messageOf } from '../primitives/errors'
import type { Run } from './run'

/** Who can read a repository; to a phone without a session `internal` is the same as `private`. */
export type Visibility = 'public' | 'private' | 'internal'

/** Of the repository that was built. The event tells; GitHub is asked only when it does not. */
export async function sourceVisibility(run: Run): Promise<Visibility> {
  return run.event.repository.visibility ?? (await askedOf(run, run.source))
}

/** Of the repository that takes the builds. */
export async function siteVisibility(run: Run): Promise<Visibility> {
  return isSameRepository(run) ? sourceVisibility(run) : askedOf(run, run.site)
}

/** Whether the builds stay in the repository that they come from. */
export function isSameRepository({ event, inputs }: Pick<Run, 'event' | 'inputs'>): boolean {
  const { siteRepository } = inputs
  return (
    siteRepository === undefined ||
    siteRepository.toLowerCase() === event.repository.fullName.toLowerCase()
  )
}

/** When nobody tells, it is taken for private: showing too little can be mended, showing too much cannot. */
async function askedOf(run: Run, { github, repository }: Run['site']): Promise<Visibility> {
  try {
    return (await readRepository(github, repository)).visibility
  } catch (error) {
    run.progress(
      `${messageOf(error)}. So ${repository.owner}/${repository.name} is taken for private: its builds are unlisted.`,
    )
    return 'private'
  }
}

/** A builds repository may take those of several: each run then minds its own. */
export function onlyFrom(run: Run): string | undefined {
  return isSameRepository(run) ? undefined : run.event.repository.fullName
}
