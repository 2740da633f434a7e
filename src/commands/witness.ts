import type { SiteWitness } from '../announce/evidence'
import type { BuildRecord } from '../builds/build-record'
import type { Shelf } from '../site/shelf'
import { withMethods } from '../targets/coats'
import type { Target } from '../targets/target'

/** The same target, and what it was last seen to hold: whoever writes a comment knows the site. */
export function witnessed(target: Target): {
  readonly target: Target
  readonly site: SiteWitness
} {
  let records: readonly BuildRecord[] | undefined
  const noting = (shelf: Shelf): Shelf => {
    records = shelf.builds.map(({ record }) => record)
    return shelf
  }
  const read = async (): Promise<Shelf> => noting(await target.read())
  return {
    target: withMethods(target, {
      read,
      apply: (edit, options) => target.apply(shelf => edit(noting(shelf)), options),
    }),
    site: {
      seen: () => records,
      look: async () => (await read()).builds.map(({ record }) => record),
    },
  }
}
