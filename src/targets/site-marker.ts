/**
 * The file at the root of a site that this action has deployed as a whole. It is on no branch: only our own
 * archive ever holds it, so where it is served, everything else there came with it. Its name starts with
 * no dot, so that nothing that packs or serves sites takes it for hidden.
 */
export const SITE_MARKER_PATH = 'tap-to-install.txt'

/** Bytes. Longer than any marker of ours. */
export const SITE_MARKER_LIMIT = 4_096

/** What a deployed site shows. */
export interface ShownState {
  readonly branch: string
  /** Of the branch. */
  readonly commit: string
}

export function siteMarker({ branch, commit }: ShownState): Uint8Array {
  const text = [
    `tap-to-install site of branch ${branch}`,
    `commit ${commit}`,
    '',
    'Tap to Install deployed this site: everything here comes from that branch, and each publish replaces',
    'all of it. It looks for this file first and leaves every other site alone.',
    '',
  ]
  return new TextEncoder().encode(text.join('\n'))
}

/** undefined for anything but a marker of ours. */
export function parseSiteMarker(bytes: Uint8Array): ShownState | undefined {
  const text = new TextDecoder().decode(bytes)
  const [, branch, commit] =
    /^tap-to-install site of branch (.+)\ncommit ([0-9a-f]{40}|[0-9a-f]{64})\n/.exec(text) ?? []
  return branch === undefined || commit === undefined ? undefined : { branch, commit }
}
