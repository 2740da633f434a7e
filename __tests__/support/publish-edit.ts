import { type AddBuildOptions, addBuild } from '../../src/site/edits/add-build'
import type { SiteChange, SiteEdit } from '../../src/site/shelf'
import { aBuild, filesOf, type RecordDeviations } from './build-record'

export const publishedNow = new Date('2026-11-22T12:00:00Z')

/** Bytes; never in the way. */
export const generous = 900_000_000

/** Publishes the build of run `number`, with other bytes in every run. */
export function publish(
  number: number,
  deviations: RecordDeviations & { readonly options?: Partial<AddBuildOptions> } = {},
): SiteEdit {
  const sha256 = String(number).padStart(8, '0').padEnd(64, 'a')
  const { folder, record } = aBuild({
    ...deviations,
    run: { id: 9_000_000 + number, number, ...deviations.run },
    ipa: { sha256, ...deviations.ipa },
  })
  return addBuild({
    record,
    folder,
    render: settled => filesOf(folder, settled),
    directory: 'install',
    keepBuilds: 3,
    siteBudget: generous,
    now: publishedNow,
    ...deviations.options,
  })
}

export const mainBranch = { name: 'main', kind: 'ref', ref: 'main' } as const

export const goneRuns = (change: SiteChange): number[] =>
  change.gone.map(({ record }) => record.run.number)

export function textAt({ write }: SiteChange, path: string): string {
  const content = write.find(file => file.path === path)?.content
  if (content?.kind !== 'bytes') throw new Error(`${path} is not written`)
  return new TextDecoder().decode(content.bytes)
}

/** Run numbers in the order in which a channel's page shows them. */
export const shownRuns = (page: string): number[] =>
  [...page.matchAll(/data-newest="(\d+)-|class="name" href="[^"]*\/(\d+)-/g)].map(
    ([, top, below]) => Number(top ?? below),
  )
