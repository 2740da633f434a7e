import { setFlagsFromString } from 'node:v8'

/** The newest Node that was seen to know the flag. V8 may drop it, and then prints an error on every start. */
const NEWEST_TRIED = 26

/**
 * New objects stay in as little memory as at the start. Otherwise V8 gives them more whenever many outlive a
 * collection, up to 128 MB, and keeps it: of 230 MB in which 20,000 files are checked that was the third that
 * nobody uses. Collections of a small part take no longer in sum. A newer Node does without.
 */
export function youngHeapFlags(node: string): readonly string[] {
  return Number.parseInt(node, 10) <= NEWEST_TRIED ? ['--semi-space-growth-factor=1'] : []
}

for (const flag of youngHeapFlags(process.versions.node)) setFlagsFromString(flag)
