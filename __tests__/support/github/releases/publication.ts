import type { BareRepository } from '../bare-repository'
import { tryGit } from '../git-process'
import { invalid, notFound, Refusal } from '../rest-call'
import type { Repository } from '../world'
import type { Release } from './release'

/**
 * The commit that a release would be made of. GitHub answers 404 to a workflow's own token when that
 * commit changes workflow files against the default branch.
 *
 * @throws Refusal 404 or 422
 */
export async function targetCommit(
  { defaultBranch, git }: Repository,
  { login, target }: { readonly login: string; readonly target: string },
): Promise<string> {
  const main = await git.head(defaultBranch)
  if (main === undefined) {
    throw invalid('Release', 'target_commitish', 'custom', 'Repository is empty.')
  }
  const isSha = /^[0-9a-f]{40}$/.test(target)
  const commit = isSha ? await git.resolve(`${target}^{commit}`) : await git.head(target)
  if (commit === undefined) throw invalid('Release', 'target_commitish', 'invalid')
  const isBot = login === 'github-actions[bot]'
  if (isBot && (await changesWorkflows(git, main, commit))) throw notFound()
  return commit
}

async function changesWorkflows(
  { directory }: BareRepository,
  before: string,
  after: string,
): Promise<boolean> {
  if (before === after) return false
  const args = ['diff', '--quiet', before, after, '--', '.github/workflows']
  return (await tryGit(directory, args)).status === 1
}

/** What GitHub objects to in a tag. @throws Refusal 422 */
export function checkTag({ releases }: Repository, tag: string, except?: Release): void {
  if (!isTagName(tag)) {
    throw invalid('Release', 'tag_name', 'custom', 'tag_name is not a valid tag')
  }
  const taken = releases.published(tag)
  if (taken !== undefined && taken !== except)
    throw invalid('Release', 'tag_name', 'already_exists')
  if (releases.burntTags.has(tag) && taken === undefined) {
    throw invalid('Release', 'tag_name', 'custom', 'tag_name was used by an immutable release')
  }
}

function isTagName(tag: string): boolean {
  return /^[^\s~^:?*[\\]+$/.test(tag) && !/\.\.|^[/.-]|[/.]$|\/\/|@\{|\.lock$/.test(tag)
}

/** Publishes a draft: the tag appears when there is none yet. @throws Refusal 422 when a rule forbids it */
export async function publish(
  repository: Repository,
  release: Release,
  login: string,
): Promise<void> {
  const { git, releases } = repository
  checkTag(repository, release.tag, release)
  const ref = `refs/tags/${release.tag}`
  if ((await git.resolve(ref)) === undefined) {
    const commit = await targetCommit(repository, { login, target: release.target })
    if (releases.rules.refusedTags?.test(release.tag) === true) throw forbiddenTag()
    await git.setRef(ref, commit)
  }
  releases.publish(release)
}

/** github-community-projects/ospo-reusable-workflows#83 */
function forbiddenTag(): Refusal {
  const message =
    'pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n'
  return new Refusal(422, 'Validation Failed', {
    errors: [
      { resource: 'Release', code: 'custom', field: 'pre_receive', message },
      { resource: 'Release', code: 'custom', message: 'Published releases must have a valid tag' },
    ],
  })
}
