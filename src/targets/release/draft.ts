import { statusOf } from '../../github/api-error'
import {
  allReleases,
  createRelease,
  deleteRelease,
  deleteTag,
  findRelease,
  publishRelease,
  type Release,
} from '../../github/releases/release'
import type { UploadOptions } from '../../github/releases/upload-asset'
import { type Backoff, delayBefore } from '../../primitives/clock'
import { ActionError } from '../../primitives/errors'
import { isOurs, ROLLING_TAG } from './tag'

/** The request is small, and a lost answer is looked for before it is asked again. */
const BACKOFF: Backoff = { attempts: 4, firstDelay: 1_000, longestDelay: 15_000 }

const NOTES = [
  'Builds of this repository for testing, put here by Tap to Install.',
  'Install them from the links in pull requests; old ones are deleted from here by themselves.',
].join('\n')

/**
 * A release that nobody sees yet, or the one that another run has published for the tag meanwhile.
 * Making one twice is harmless but leaves a draft behind, so after a failure the drafts are looked
 * through first.
 */
export async function openDraft(world: UploadOptions, tag: string): Promise<Release> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createRelease(world, { tag, title: titleOf(tag), notes: NOTES, draft: true })
    } catch (thrown) {
      if (!mayPass(thrown) || attempt >= BACKOFF.attempts) throw thrown
      const made = (await allReleases(world)).filter(release => release.tag === tag)
      // A draft beside a published release is another run's that came too late, and is about to be deleted.
      const lasting = made.find(({ draft }) => !draft) ?? made[0]
      if (lasting !== undefined) return lasting
      await world.clock.sleep(delayBefore(attempt, BACKOFF, world.clock.random))
    }
  }
}

/** Made by us: for one of our tags, or with our words for the release of somebody's tag. */
export function isOwnDraft({ tag, notes }: Release): boolean {
  return isOurs(tag) || notes === NOTES
}

/** Publishes, or answers the release that another run has published for the tag meanwhile. */
export async function publishDraft(world: UploadOptions, draft: Release): Promise<Release> {
  try {
    return await publishRelease(world, draft)
  } catch (thrown) {
    const published = await findRelease(world, draft.tag)
    if (published === undefined || published.id !== draft.id) await deleteRelease(world, draft)
    if (published === undefined) throw thrown
    return published
  }
}

/**
 * A release that was all ours, with its tag. The rolling one's stays: it tells later runs that it is used
 * up, which GitHub's interface does not. So does one that cannot be deleted: it is only a name.
 */
export async function discardRelease(world: UploadOptions, release: Release): Promise<void> {
  await deleteRelease(world, release)
  if (release.tag === ROLLING_TAG) return
  try {
    await deleteTag(world, release.tag)
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown
    world.progress(`The tag ${release.tag} stays: ${thrown.message}`)
  }
}

function titleOf(tag: string): string {
  return isOurs(tag) ? 'Builds for testing' : tag
}

/** No answer, or a fault of GitHub's: it may have been done all the same. Or another run was faster. */
function mayPass(thrown: unknown): boolean {
  if (!(thrown instanceof ActionError)) return false
  return thrown.code === 'lost-race' || (statusOf(thrown.cause) ?? 0) >= 500
}
