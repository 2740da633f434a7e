import type { OlderBuild, WorkingBuild } from './state'

/** Links to earlier builds that a section keeps. `keep-builds` prunes before this does. */
const OLDER_BUILDS = 10

/** The builds that lie below `current`, newest first, each once. */
export function olderThan(
  current: WorkingBuild | undefined,
  builds: readonly (OlderBuild | WorkingBuild | undefined)[],
): readonly OlderBuild[] {
  const byId = new Map<string, OlderBuild>()
  for (const build of builds) {
    if (build === undefined || build.buildId === current?.buildId || byId.has(build.buildId))
      continue
    byId.set(build.buildId, shortened(build))
  }
  return [...byId.values()].slice(0, OLDER_BUILDS)
}

function shortened(build: OlderBuild | WorkingBuild): OlderBuild {
  const { buildId, version, buildNumber, commit, install, at } = build
  const isReSigned =
    'sideload' in build
      ? build.sideload?.only
      : 'onlyForReSigners' in build && build.onlyForReSigners
  return {
    ...{ buildId, version, buildNumber, commit, install, at },
    ...(isReSigned && { onlyForReSigners: true }),
  }
}
