import type { RunIdentity } from '../../builds/build-record'
import type { HttpsUrl } from '../../primitives/https-url'
import { without } from './advance'
import type { AppSection, CommentState, OlderBuild, WorkingBuild } from './state'
import type { GoneBuild } from './update'

/** A build that may be spoken of. */
export interface KnownBuild extends GoneBuild {
  /** As the site itself describes it; undefined: what the state says of it stands. */
  readonly build?: WorkingBuild
}

/** What a comment's state is measured against. */
export interface Evidence {
  /** All builds of the channel; undefined when nobody could look. */
  readonly builds: readonly KnownBuild[] | undefined
  /** Whether a run was ever there. */
  readonly isRun: (run: RunIdentity) => boolean
  /** Where browsers find the repository, without trailing slash: our links beside the site's lead there. */
  readonly home: string
}

/** Why a build is no longer offered that nobody took away by our hand. */
export const NOT_THERE = 'It is not on the site any more.'

/**
 * The state as far as it is so, and the very same one when all of it is. What contradicts the site goes:
 * links to builds that are not on it, addresses that lead elsewhere, words of runs that never were.
 */
export function correctedState(state: CommentState, evidence: Evidence): CommentState {
  const sections = state.sections
    .filter(({ run }) => evidence.isRun(run))
    .map(section => onTheSite(atHome(section, evidence.home), evidence.builds))
  return JSON.stringify(sections) === JSON.stringify(state.sections)
    ? state
    : { ...state, sections }
}

function atHome(section: AppSection, home: string): AppSection {
  const here = (url: HttpsUrl | undefined) => (url?.startsWith(`${home}/`) ? url : undefined)
  const { runUrl, attempt, working } = section
  return {
    ...section,
    runUrl: here(runUrl),
    attempt: attempt && { ...attempt, commitUrl: here(attempt.commitUrl) },
    working: working && { ...working, commitUrl: here(working.commitUrl) },
  }
}

function onTheSite(section: AppSection, builds: Evidence['builds']): AppSection {
  if (builds === undefined) return section
  const { key, working, older } = section
  const known = new Map(
    builds.filter(({ bundleId }) => bundleId === key).map(({ buildId, build }) => [buildId, build]),
  )
  const gone = [working, ...older].flatMap(build =>
    build === undefined || known.has(build.buildId)
      ? []
      : [{ bundleId: key, buildId: build.buildId }],
  )
  const left = without({ gone }, NOT_THERE)(section)
  return {
    ...left,
    working: left.working && describedAlike(left.working, known),
    older: left.older.map(build => addressedAlike(build, known)),
  }
}

type Descriptions = ReadonlyMap<string, WorkingBuild | undefined>

/** The site's own words, unless they are the same: those of the state may be shorter. */
function describedAlike(said: WorkingBuild, known: Descriptions): WorkingBuild {
  const build = known.get(said.buildId) ?? said
  const links = ({ run: { id, attempt }, ...one }: WorkingBuild): string => {
    const { install, channel, qr, sha256, sideload } = one
    return JSON.stringify([install, channel, qr, sha256, id, attempt, sideload])
  }
  return links(build) === links(said) ? said : build
}

function addressedAlike(said: OlderBuild, known: Descriptions): OlderBuild {
  const install = known.get(said.buildId)?.install ?? said.install
  return { ...said, install }
}
