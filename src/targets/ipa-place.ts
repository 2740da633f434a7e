import {
  fullName,
  type Repository,
  type RepositoryName,
  readRepository,
} from '../github/repository'
import type { UploadWorld } from '../github/upload-asset'
import type { Shelf } from '../site/site'
import { type PagesPlace, type PagesWish, settingsPage } from './pages-place'
import { ReleaseStore } from './release-store'
import type { Hosting } from './target'

export interface ReleaseSideOptions extends UploadWorld {
  readonly releaseTag: string | undefined
  readonly runKey: string
}

/** What a target knows about the releases of the repository that takes the builds. */
export interface ReleaseSide {
  readonly store: ReleaseStore
  /** Asked once, and only when a release comes into question. */
  readonly repository: () => Promise<Repository>
}

export function releaseSide(options: ReleaseSideOptions): ReleaseSide {
  let answer: Promise<Repository> | undefined
  const repository = (): Promise<Repository> => {
    answer ??= readRepository(options.github, options.repository)
    return answer
  }
  const webUrl = async (): Promise<string> => (await repository()).webUrl
  return { store: new ReleaseStore({ ...options, webUrl }), repository }
}

/** Bytes that the budget leaves when every build of ours goes. Unknown sizes count as nothing. */
export function roomFor(
  { files }: Shelf,
  { directory, siteBudget }: { readonly directory: string; readonly siteBudget: number },
): number {
  const foreign = files.filter(({ path }) => !path.startsWith(`${directory}/`))
  return siteBudget - foreign.reduce((sum, { size = 0 }) => sum + size, 0)
}

/** Facts for a release of a repository that not everybody can read. */
export function hiddenAssets(repository: RepositoryName): Pick<Hosting, 'access' | 'accessReason'> {
  return {
    access: 'members-only',
    accessReason: `${fullName(repository)} is not public, and only people who are signed in can fetch the assets of its releases. Publish to a public repository with \`site-repository\`, or serve the IPA from a Pages site (at most 95 MiB).`,
  }
}

/** Facts for a Pages site: organisations may keep theirs to their members. */
export function pagesAccess(
  wish: PagesWish,
  { site }: PagesPlace,
): Pick<Hosting, 'access' | 'accessReason'> {
  if (site?.isPublic !== false) return { access: 'public', accessReason: '' }
  return {
    access: 'members-only',
    accessReason: `Only members can see the Pages site of ${fullName(wish.repository)}. Make the site public at ${settingsPage(wish)}, or publish to a public repository with \`site-repository\`.`,
  }
}
