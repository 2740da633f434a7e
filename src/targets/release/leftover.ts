/** Milliseconds. A file that nothing points to may belong to a run that is not done; none lasts longer. */
const LEFTOVER_AGE = 24 * 60 * 60 * 1000

/** So old that a sweep may take it for a leftover before a run that uses it is done. */
export function isNearlyLeftover({ createdAt }: { readonly createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > LEFTOVER_AGE / 2
}

/** Old enough to belong to no run that is still at work. */
export function isLeftover({ createdAt }: { readonly createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > LEFTOVER_AGE
}
