import type { BuildRecord } from '../../builds/build-record'

/** https://faq.altstore.io/developers/make-a-source, `App Permissions`. */
export interface SourcePermissions {
  readonly entitlements: readonly string[]
  /** Descriptions by key, none of them empty: AltStore and SideStore refuse a source with an empty one. */
  readonly privacy: Readonly<Record<string, string>>
}

/** What stands for a description that the app leaves empty, or keeps in other languages only. */
const NOT_SAID = 'The app does not say why.'

/**
 * What any of these builds asks for: a source says it once for all versions of an app, and one that asks for
 * more is not installed.
 *
 * @param builds newest first: its descriptions count
 */
export function listedPermissions(builds: readonly BuildRecord[]): SourcePermissions {
  const all = builds.flatMap(({ sideload }) => sideload?.permissions ?? [])
  const uses = new Map(
    all
      .toReversed()
      .flatMap(({ privacy }) =>
        privacy.map(({ name, usageDescription }) => [name, usageDescription || NOT_SAID] as const),
      ),
  )
  return {
    entitlements: [...new Set(all.flatMap(({ entitlements }) => entitlements))].toSorted(),
    privacy: Object.fromEntries([...uses].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
