/** A state of the account, organisation or repository: whatever the token may do, it bars the way. */
export interface Barrier {
  /** How GitHub's REST interface (in the answer) and its git server (after `remote:`) speak of it. */
  readonly words: RegExp
  readonly why: string
  /** No `permissions:` line: none would help. */
  readonly hint: string
}

export const BARRIERS: readonly Barrier[] = [
  {
    words: /IP allow ?list/i,
    why: 'the organisation admits only certain IP addresses, and the runner’s is none of them',
    hint: 'An owner can add the runner’s address to the IP allow list (organisation settings, Authentication security); or run the job on a self-hosted or larger runner with an address that is on it.',
  },
  {
    words: /SAML (SSO|enforcement)/i,
    why: 'the organisation demands single sign-on (SAML), and the token was not authorised for it',
    hint: 'Authorise the personal access token for the organisation: https://github.com/settings/tokens, “Configure SSO”. The workflow’s own token and those of GitHub Apps need no such step.',
  },
  {
    words: /forbids access via|has enabled OAuth App access restrictions/i,
    why: 'the organisation does not admit this kind of token',
    hint: 'Use the workflow’s own token or that of a GitHub App, or ask an owner for the organisation’s rules about tokens.',
  },
  {
    words:
      /Repository access blocked|repository has been (disabled|locked)|unavailable due to DMCA|disabled by GitHub staff/i,
    why: 'GitHub has blocked the repository (a takedown, its terms of service, or billing)',
    hint: 'The repository’s page on GitHub says why; its owner can ask https://support.github.com. Until then publish to another one with `site-repository`.',
  },
  {
    words: /(account|installation) (is|was|has been) suspended/i,
    why: 'the account or GitHub App that the token belongs to is suspended',
    hint: 'Use a token of another account in `site-token`. A suspended installation is resumed in the settings of the organisation (GitHub Apps); a suspended account can ask https://support.github.com, and on a server of its own the administrator.',
  },
  {
    words: /was archived/i,
    why: 'the repository is archived, and so read-only',
    hint: 'Unarchive it or choose another `site-repository`.',
  },
]

/** What bars the way according to an answer of GitHub's; undefined when it may be a matter of permissions. */
export function barrierIn(said: string): Barrier | undefined {
  return BARRIERS.find(({ words }) => words.test(said))
}
