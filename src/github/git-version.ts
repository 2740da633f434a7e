import { ActionError } from '../errors'

/** The first that takes its configuration, and with it the token, from the environment (`GIT_CONFIG_COUNT`). */
const OLDEST = { major: 2, minor: 31 }

/**
 * Refuses a git that would ignore what it is told about the remote. A version that cannot be read is let
 * pass: it is a git of somebody's own, and no old one.
 *
 * @param said what `git version` printed
 * @throws ActionError `git` that names both versions
 */
export function requireVersion(said: string): void {
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(said) ?? []
  if (version === undefined) return
  const isNewer = Number(major) > OLDEST.major
  if (isNewer || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor)) return
  const needed = `${OLDEST.major}.${OLDEST.minor}`
  throw new ActionError(
    `The git of this runner is ${version}, and publishing to a branch needs ${needed} or newer`,
    {
      code: 'git',
      hint: `Install git ${needed} or newer on the runner, where PATH finds it first (https://git-scm.com/downloads), or let the job run on \`ubuntu-latest\`.`,
    },
  )
}
