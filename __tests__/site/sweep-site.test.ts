import { describe, expect, it } from '@jest/globals'
import { parseGone } from '../../src/site/gone-page'
import { removeChannel } from '../../src/site/remove-channel'
import { shelfAfter } from '../../src/site/sequence'
import type { Shelf } from '../../src/site/site'
import { pagesWithoutBuild, sweepSite } from '../../src/site/sweep-site'
import { aBuild } from '../support/build-record'

const DAY = 86_400_000
const removedAt = new Date('2026-10-01T12:00:00Z')

/** A site whose only channel was removed, and what its pages hold. */
function tidiedUp(): { shelf: Shelf; tombstones: ReadonlyMap<string, Date> } {
  const build = aBuild()
  const files = ['index.html', 'build.json', 'App.ipa'].map(name => ({
    path: `${build.folder}/${name}`,
    size: 10,
  }))
  const before: Shelf = { files, builds: [build] }
  const change = removeChannel({ channel: 'pr-42', directory: 'install', now: removedAt })(before)
  const tombstones = change.write.flatMap(({ path, content }) => {
    const since = content.kind === 'bytes' ? parseGone(content.bytes) : undefined
    return since === undefined ? [] : [[path, since] as const]
  })
  return { shelf: shelfAfter(before, change), tombstones: new Map(tombstones) }
}

function removals(days: number): readonly string[] {
  const { shelf, tombstones } = tidiedUp()
  const now = new Date(removedAt.getTime() + days * DAY)
  return sweepSite({ directory: 'install', ended: [], tombstones, now })(shelf).remove
}

describe('pages that say that a build is gone', () => {
  it('are found among the pages that no build lies beside', () => {
    const { shelf, tombstones } = tidiedUp()
    expect(new Set(pagesWithoutBuild(shelf, 'install'))).toEqual(new Set(tombstones.keys()))
    expect(tombstones.size).toBe(2)
  })

  it('stay for 30 days', () => {
    expect(removals(30)).toEqual([])
    expect(removals(31)).toHaveLength(2)
  })

  it('are not looked for outside our directory', () => {
    const files = ['index.html', 'docs/index.html', 'install/index.html'].map(path => ({
      path,
      size: 1,
    }))
    expect(pagesWithoutBuild({ files, builds: [] }, 'install')).toEqual([])
  })
})
