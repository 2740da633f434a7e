import type { PushStage } from './git-server'
import type { Repository, Visibility } from './world'

export interface GitHubOptions {
  /** Milliseconds that a Pages build takes; default 20. */
  readonly pagesBuildDelay?: number
  /** Milliseconds that each request waits before anything is done with it; default none. */
  readonly answerDelay?: number
  /** False: only `POST /pages/builds` starts a build, as GitHub's documentation says of its token. */
  readonly pagesBuildOnPush?: boolean
  /** `stale`: Pages repeats what it answered before, for ten minutes, a 404 too. Default `fresh`. */
  readonly cdn?: 'fresh' | 'stale'
  /** Hold the stand-in's own answers against GitHub's description; for tests of the stand-in. */
  readonly checkAnswers?: boolean
  /** `refused`: the host of release assets answers 403 to HEAD. Default `answered`. */
  readonly assetHead?: 'answered' | 'refused'
  /** Milliseconds that the address of a release asset lives after the redirect; default 300,000. */
  readonly assetLinkLife?: number
  /**
   * `localhost`: git remotes are at `http://github.localhost:PORT`. git finds that by itself, Node need
   * not; `@actions/artifact` takes other unknown hosts for an Enterprise Server and does not work there.
   */
  readonly hostName?: 'ip' | 'localhost'
  /**
   * `ghes`: an Enterprise Server 3.19, with everything on one host. `ghe.com`: as github.com, but git, the
   * API and the uploads are at names below `octo.ghe.com`, which a test has to lead here. Default
   * `github.com`.
   */
  readonly layout?: 'github.com' | 'ghes' | 'ghe.com'
}

export interface RepositoryOptions {
  /** `owner/name`. */
  readonly fullName: string
  readonly visibility?: Visibility
  readonly defaultBranch?: string
  readonly fork?: boolean
}

/** Something that happens in the middle of somebody's push. */
export interface Interruption {
  readonly stage: PushStage
  readonly callback: (repository: Repository) => Promise<unknown>
}
