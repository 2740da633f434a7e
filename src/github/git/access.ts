import { remoteRefusal } from './refusal'
import type { GitRepository } from './repository'

/**
 * Milliseconds. Longer than git waits by itself, 120 s for a byte and curl's 300 s for a connection: what
 * git ends is told as a fault of the network, and repeated.
 */
const PROBE_TIMEOUT = 420_000

/** Nothing has such a name, so the pattern pushes nothing. */
const NOTHING = 'refs/tap-to-install/nothing/*:refs/tap-to-install/nothing/*'

/**
 * Asks the remote whether the token may write, and leaves no trace: git asks for the advertisement of
 * receive-pack, which GitHub gives only to those who may push, and then has nothing to send.
 *
 * @throws ActionError `missing-permission` with the `permissions:` line; `network` when another try may help.
 */
export async function checkWriteAccess(repository: GitRepository): Promise<void> {
  const answer = await repository.run(['push', '--dry-run', '--porcelain', 'origin', NOTHING], {
    timeout: PROBE_TIMEOUT,
  })
  // Git calls it a failure when there is nothing to compare with: the repository is empty.
  if (answer.exitCode === 0 || /^No refs in common/m.test(answer.stderr)) return
  throw remoteRefusal('Asking for write access to', repository.remote, answer.stderr)
}
