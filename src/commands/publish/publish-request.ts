import type { Announce, CommandWorld } from '../../announce/world'
import type { BuildProvenance } from '../../builds/build-record'
import type { Target } from '../../targets/target'
import type { Fetch } from '../../verify/request'
import type { JudgingRules } from '../candidate'
import type { SiteRules } from './prepare-build'
import type { BuildDescription } from './record-build'

export interface PublishRequest {
  /** Finds the IPAs: at least one path, or an error that says what was looked for. */
  readonly ipas: () => Promise<readonly string[]>
  readonly description: BuildDescription
  readonly rules: JudgingRules
  readonly site: SiteRules
  /** Asked inside the story, so that a failure is told on the pull request like any other. */
  readonly lookUp: () => Promise<LookedUp>
  /** How GitHub says that an IPA was built. */
  readonly provenance: (sha256: string) => Promise<BuildProvenance | undefined>
  /** Milliseconds; undefined when the user switched `verify` off. */
  readonly verifyTimeout: number | undefined
}

/** What takes a look at GitHub or at the disk to know. */
export interface LookedUp {
  /** Builds lie behind an unguessable segment. */
  readonly unlisted: boolean
  /** Text of the user's own page template. */
  readonly template: string | undefined
}

export interface PublishWorld extends CommandWorld {
  readonly target: Target
  readonly fetch: Fetch
  /** false when the pull request was closed meanwhile. */
  readonly stillWanted: () => Promise<boolean>
  /** The comment of another pull request, whose builds may have to make room. */
  readonly announceOn: (pullRequest: number) => Announce
  /** Asks GitHub for a Pages build when none started by itself. */
  readonly nudge: () => Promise<void>
  /** Whether no build of the site is to come any more. */
  readonly hasFailed?: () => Promise<boolean>
  /** A sentence about a site that never showed the build; empty when nothing is known. */
  readonly whyNotLive?: () => Promise<string>
}
