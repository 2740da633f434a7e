import { ActionError } from '../errors'

/** Who made the branch that Pages serves. */
export type BranchOwner = 'ours' | 'theirs'

/** What the choice of a host for the IPA depends on. */
export interface IpaHostQuestion {
  readonly wanted: 'auto' | 'pages' | 'release'
  readonly owner: BranchOwner
  readonly branch: string
}

/** Where the IPA lies, and what it may weigh there. */
export interface IpaHost {
  readonly kind: 'pages'
  readonly limit: { readonly bytes: number; readonly reason: string }
}

/** Bytes. GitHub refuses a pushed file above 100 MiB; the rest is room for how it counts. */
const BRANCH_FILE_LIMIT = 95 * 1024 * 1024

const PAGES: IpaHost = {
  kind: 'pages',
  limit: {
    bytes: BRANCH_FILE_LIMIT,
    reason: 'GitHub refuses files above 100 MiB on a branch, so at most 95 MiB are published there',
  },
}

/**
 * Decides where the IPA goes. On a branch with somebody's own history every build would stay in that
 * history for ever, so there it goes only when asked for by name.
 *
 * @throws ActionError `bad-input` when there is no host that fits.
 */
export function chooseIpaHost({ wanted, owner, branch }: IpaHostQuestion): IpaHost {
  if (wanted === 'pages' || (wanted === 'auto' && owner === 'ours')) return PAGES
  if (wanted === 'release') {
    throw new ActionError('`ipa-host: release` is not available for a Pages site in this version', {
      code: 'bad-input',
      hint: 'Set `ipa-host: pages`.',
    })
  }
  throw new ActionError(
    `The branch ${branch} was not created by Tap to Install, so each IPA would stay in its history for ever`,
    {
      code: 'bad-input',
      hint: 'Set `ipa-host: pages` to accept that, or let Pages serve a branch that Tap to Install creates.',
    },
  )
}
