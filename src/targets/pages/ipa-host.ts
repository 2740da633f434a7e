import { ActionError } from '../../primitives/errors'
import type { BranchOwner } from '../branch/marker'
import { type IpaHost, RELEASE } from '../release/limit'

/** What the choice of a host for the IPA depends on. */
export interface IpaHostQuestion {
  readonly wanted: 'auto' | 'pages' | 'release'
  readonly owner: BranchOwner
  readonly branch: string
  /** Bytes of the IPA. */
  readonly size: number
  /** Bytes that the site's budget leaves for builds of ours. */
  readonly room: number
  /** Whether anybody can fetch assets of the repository's releases. Asked only when it matters. */
  readonly isPublic: () => Promise<boolean>
}

/** Bytes. GitHub refuses a pushed file above 100 MiB; the rest is room for how it counts. */
const BRANCH_FILE_LIMIT = 95 * 1024 * 1024

export const PAGES: IpaHost = {
  kind: 'pages',
  limit: {
    bytes: BRANCH_FILE_LIMIT,
    reason: 'GitHub refuses files above 100 MiB on a branch, so at most 95 MiB are published there',
    larger:
      'Let a release take the IPA, up to 2 GB: “ipa-host: release” where the repository is public, else a public repository for the builds (input “site-repository”).',
  },
}

/**
 * Decides where the IPA goes. On a branch with somebody's own history every build would stay in that
 * history for ever, so there it goes only when asked for by name.
 *
 * @throws ActionError `bad-input` when there is no host that fits.
 */
export async function chooseIpaHost(question: IpaHostQuestion): Promise<IpaHost> {
  const { wanted, owner, branch, size, room, isPublic } = question
  if (wanted === 'pages') return PAGES
  if (wanted === 'release') return RELEASE
  if (owner === 'ours' && size <= Math.min(BRANCH_FILE_LIMIT, room)) return PAGES
  if (await isPublic()) return RELEASE
  // On Pages the preflight and the budget say precisely what does not fit.
  if (owner === 'ours') return PAGES
  throw new ActionError(
    `The branch ${branch} was not created by Tap to Install, so each IPA would stay in its history for ever, and release assets of a repository that is not public cannot be fetched by a phone`,
    {
      code: 'bad-input',
      hint: 'Set `ipa-host: pages` to accept that, let Pages serve a branch that Tap to Install creates, or let a public repository take the builds (input `site-repository`).',
    },
  )
}
