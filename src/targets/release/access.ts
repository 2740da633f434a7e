import { checkWriteAccess } from '../../github/git/access'
import { gitRemote } from '../../github/git/remote'
import { createGitRepository } from '../../github/git/repository'
import type { UploadOptions } from '../../github/releases/upload-asset'
import {
  fullName,
  type Repository,
  type RepositoryName,
  readRepository,
} from '../../github/repository'
import type { Environment } from '../../primitives/environment'
import { patiently, type Waiting } from '../patiently'
import type { Hosting } from '../target'
import { ReleaseStore } from './store'

export interface ReleaseSideOptions extends UploadOptions {
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

/** Facts for a release of a repository that not everybody can read. */
export function hiddenAssets(repository: RepositoryName): Pick<Hosting, 'access' | 'accessReason'> {
  return {
    access: 'members-only',
    accessReason: `${fullName(repository)} is not public, and only people who are signed in can fetch the assets of its releases. Publish to a public repository with \`site-repository\`, or serve the IPA from a Pages site (at most 95 MiB).`,
  }
}

export interface WriteAccessOptions extends UploadOptions, Waiting {
  readonly serverUrl: string
  /** Existing private folder for git's scratch files. */
  readonly workFolder: string
  readonly environment: Environment
}

/** Nothing is pushed: it need not be there. */
const ANY_BRANCH = 'main'

/** @throws ActionError `missing-permission`; no release shows before it is written whether it may be. */
export async function requireWriteAccess(options: WriteAccessOptions): Promise<void> {
  const { workFolder, environment } = options
  const remote = gitRemote(options)
  const git = await createGitRepository({ workFolder, remote, environment })
  await patiently(options, () => checkWriteAccess(git, ANY_BRANCH))
}
