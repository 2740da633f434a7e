import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Asset } from './releases/release'
import type { Repository } from './world'

/**
 * Remembers a repository as it is, and takes it back there as often as a test asks: a state that several tests
 * begin with is then published once. Objects that were pushed since stay in its store, as they do on GitHub.
 */
export async function checkpoint(repository: Repository): Promise<() => Promise<void>> {
  const parts = [refsOf(repository), releasesOf(repository), talkOf(repository)]
  const restores = await Promise.all(parts)
  return async () => {
    await repository.pages?.queue.settled()
    for (const restore of restores) await restore()
    await repository.pages?.publishNow()
  }
}

/** Nothing packs refs here, so that copying their files is all. */
async function refsOf({ git }: Repository) {
  const refs = path.join(git.directory, 'refs')
  const kept = await mkdtemp(`${git.directory}-refs-`)
  await cp(refs, kept, { recursive: true })
  return async () => {
    await rm(refs, { recursive: true })
    await cp(kept, refs, { recursive: true })
  }
}

async function releasesOf({ releases }: Repository) {
  const kept = structuredClone(releases.all)
  const mails = [...releases.mails]
  const bytes = async ({ file }: Asset) => [file, await readFile(file)] as const
  const files = await Promise.all(kept.flatMap(({ assets }) => assets).map(bytes))
  return async () => {
    for (const release of [...releases.all]) await releases.remove(release)
    releases.all.push(...structuredClone(kept))
    releases.mails.splice(0, Number.POSITIVE_INFINITY, ...mails)
    for (const [file, content] of files) await writeFile(file, content)
  }
}

/** Comments, deployments, and what became of the pull requests. */
async function talkOf({ comments, deployments, pulls }: Repository) {
  const kept = structuredClone({ comments, deployments })
  const states = [...pulls.values()].map(pull => {
    const { baseSha, headSha, locked, merged, state } = pull
    return { pull, facts: { baseSha, headSha, locked, merged, state } }
  })
  return async () => {
    const { comments: said, deployments: deployed } = structuredClone(kept)
    comments.splice(0, Number.POSITIVE_INFINITY, ...said)
    deployments.splice(0, Number.POSITIVE_INFINITY, ...deployed)
    for (const { pull, facts } of states) Object.assign(pull, facts)
  }
}
