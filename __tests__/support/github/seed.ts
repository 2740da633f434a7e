import type { GitHub } from './github'
import type { PagesOptions } from './pages/site'
import type { Permissions, PullRequest, Repository, Token, Visibility } from './world'

export interface SeedOptions {
  /** Default `octo-org/app`. */
  readonly fullName?: string
  readonly visibility?: Visibility
  /** False: Pages is off. Default: the branch `gh-pages`, which exists only when `site` is given. */
  readonly pages?: false | PagesOptions
  /** Files that somebody already publishes from the Pages branch, with paths from the branch's root. */
  readonly site?: Readonly<Record<string, string>>
  /** Numbers of the open pull requests; default one, number 42. */
  readonly pullRequests?: readonly number[]
  /** Of the token; default is what a publish with a comment needs. */
  readonly permissions?: Permissions
}

export interface Seed {
  readonly repository: Repository
  readonly token: Token
  /** The first of `pulls`. */
  readonly pull: PullRequest
  readonly pulls: ReadonlyMap<number, PullRequest>
}

/** The `permissions:` of the quick start. */
export const publishPermissions: Permissions = {
  contents: 'write',
  'pull-requests': 'write',
  pages: 'write',
}

/** An app's repository as most tests want it: a commit, Pages on, a pull request, a token. */
export async function seedRepository(github: GitHub, options: SeedOptions = {}): Promise<Seed> {
  const { fullName = 'octo-org/app', visibility = 'public', pages = {} } = options
  const repository = await github.addRepository({ fullName, visibility })
  await repository.git.commit({ branch: 'main', files: { 'README.md': `# ${fullName}\n` } })
  if (options.site !== undefined) {
    const branch = (pages === false ? undefined : pages.branch) ?? 'gh-pages'
    await repository.git.commit({ branch, files: options.site, message: 'Our own site' })
  }
  if (pages !== false) await github.enablePages(repository, pages)
  const pulls = new Map<number, PullRequest>()
  for (const number of options.pullRequests ?? [42]) {
    pulls.set(number, await github.openPullRequest({ repository, number }))
  }
  const token = github.addToken({ permissions: options.permissions ?? publishPermissions })
  return {
    repository,
    token,
    pulls,
    get pull() {
      const [first] = pulls.values()
      if (first === undefined) throw new Error('no pull request was asked for')
      return first
    },
  }
}
