import type { Release } from '../support/github/releases/release'
import type { Repository } from '../support/github/world'

/** The only release; fails the test when there is none or more than one. */
export function theRelease({ releases }: Repository): Release {
  const [release] = releases.all
  if (release === undefined || releases.all.length > 1)
    throw new Error(`there are ${releases.all.length} releases`)
  return release
}

/** Names of the files of the only release. */
export function assetNames(repository: Repository): readonly string[] {
  return theRelease(repository).assets.map(({ name }) => name)
}
