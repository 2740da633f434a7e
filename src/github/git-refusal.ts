import { ActionError, type ErrorCode } from '../errors'
import { permissionHint } from './api-error'
import { BARRIERS } from './barrier'
import type { GitRemote } from './git-remote'

/** Why a remote did not do what git asked, recognised from the words of git and of GitHub. */
interface Refusal {
  readonly words: RegExp
  readonly code: ErrorCode
  readonly why: string
  readonly hint: string
}

const WRITE = permissionHint('contents: write')

/**
 * The first match wins, so the specific stand before the general: a push that a rule refused also
 * reads «failed to push some refs».
 */
const REFUSALS: readonly Refusal[] = [
  {
    words:
      /\(stale info\)|\(fetch first\)|\(non-fast-forward\)|cannot lock ref|reference already exists|incorrect old value/i,
    code: 'lost-race',
    why: 'another run moved the branch first',
    hint: 'Run the job again.',
  },
  {
    // Of this machine: lines of the server's begin with `remote:`.
    words: /^(?!remote:).*(No space left on device|Disk quota exceeded)/im,
    code: 'disk-full',
    why: 'a disk of the runner is full',
    hint: 'Free space in the temporary folder (RUNNER_TEMP): the step needs up to three times the size of the IPAs there.',
  },
  {
    words: /from promisor remote/i,
    code: 'git',
    why: 'git asked for a file that was left out on purpose; this is a bug of Tap to Install',
    hint: 'Report it with this message.',
  },
  {
    words: /GH001|exceeds GitHub's file size limit/i,
    code: 'push-rejected',
    why: 'a file is larger than the 100 MiB that GitHub takes on a branch',
    hint: 'Set `ipa-host: release`, or make the IPA smaller.',
  },
  {
    words: /GH006|protected branch/i,
    code: 'push-rejected',
    why: 'the branch is protected',
    hint: 'Let GitHub Actions push to it (Settings, Branches), or set `pages-branch` to a branch of its own.',
  },
  {
    words: /GH013|repository rule violations/i,
    code: 'push-rejected',
    why: 'a ruleset of the repository forbids it',
    hint: 'Exempt the branch from the ruleset (Settings, Rules), or set `pages-branch` to a branch of its own.',
  },
  {
    words: /hook declined/i,
    code: 'push-rejected',
    why: 'a hook of the server refused it',
    hint: 'Ask the owner of the server which rule it enforces.',
  },
  ...BARRIERS.map(barrier => ({ ...barrier, code: 'github' as const })),
  {
    words: /rate limit/i,
    code: 'network',
    why: 'a rate limit is reached',
    hint: 'Run the job again later.',
  },
  {
    words:
      /Permission to .* denied|Write access to repository not granted|returned error: 40[13]|Authentication failed|could not read Username/i,
    code: 'missing-permission',
    why: 'the token may not write there',
    hint: WRITE,
  },
  {
    words: /Repository not found|repository '.*' not found|returned error: 404/i,
    code: 'missing-permission',
    why: 'the repository does not exist, or the token may not see it',
    hint: WRITE,
  },
  {
    words: /returned error: 30\d|unable to update url base from redirection/i,
    code: 'git',
    why: 'it answers with a redirect, which is not followed because it would carry the token along',
    hint: 'Was the repository renamed? Use its present name.',
  },
  {
    // Of curl with OpenSSL, GnuTLS and Schannel.
    words:
      /SSL certificate problem|certificate verification failed|unable to get local issuer|SSL: (no alternative )?certificate subject name|setting certificate (file|verify)|schannel: .*(certificate|CERT_)/i,
    code: 'git',
    why: 'its certificate is not trusted',
    hint: 'Name the authority of your server in GIT_SSL_CAINFO.',
  },
  {
    words: /returned error: 413|HTTP 413/i,
    code: 'push-rejected',
    why: 'a proxy or server on the way refuses so large a request',
    hint: 'Raise its limit, or set `ipa-host: release`.',
  },
  {
    words:
      /Could not resolve (host|proxy)|Failed to connect|Could ?n.t connect|timed out|too slow|HTTP (5\d\d|429)|returned error: (5\d\d|429)|hung up unexpectedly|early EOF|unexpected disconnect|invalid server response|Empty reply|(Recv|Send) failure|transfer closed|GnuTLS recv|SSL_(read|connect)|curl \d+|bad line length|protocol error|expected flush/i,
    code: 'network',
    why: 'the connection to the server failed',
    hint: 'Run the job again; for github.com, https://www.githubstatus.com tells about outages.',
  },
]

/**
 * Of a ruleset («Block force pushes») and of branch protection on github.com, of an older Enterprise
 * Server, and of a git server that is set to `receive.denyNonFastForwards`.
 */
const FORCE_REFUSED =
  /Cannot force-push|force-pushing to .* is not allowed|denying non-fast-forward/i

/** Whether a push was refused because it is no fast-forward, by a rule and not by a race. */
export function refusesForce(remote: GitRemote, said: string): boolean {
  return FORCE_REFUSED.test(withoutNames(remote, said))
}

/** Lines of git's that repeat what is said already. */
const NOISE =
  /^(error: failed to push some refs|hint: |To |Everything up-to-date|POST git-receive-pack)/

/**
 * The error for a git command that talked to `remote` and failed. `said` is what git printed.
 * Code `lost-race` or `network`: worth another try; anything else is final. A repository may be called
 * like a reason, so its own name is not searched for one.
 */
export function remoteRefusal(doing: string, remote: GitRemote, said: string): ActionError {
  const searched = withoutNames(remote, said)
  const refusal = REFUSALS.find(({ words }) => words.test(searched))
  const words = said
    .split('\n')
    .filter(line => line.trim() !== '' && !NOISE.test(line))
    .join('\n')
  const why = refusal === undefined ? 'git failed' : refusal.why
  return new ActionError(`${doing} ${remote.name} did not work: ${why}.\n${words}`, {
    code: refusal?.code ?? 'git',
    ...(refusal === undefined ? {} : { hint: refusal.hint }),
  })
}

function withoutNames(remote: GitRemote, said: string): string {
  return said.replaceAll(remote.url, '').replaceAll(remote.name, '')
}
