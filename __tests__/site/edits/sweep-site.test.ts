import { describe, expect, it } from '@jest/globals'
import { type PagesRead, pagesToRead } from '../../../src/site/edits/clear-languages'
import { removeChannel } from '../../../src/site/edits/remove-channel'
import { shelfAfter } from '../../../src/site/edits/sequence'
import { pagesWithoutBuild, sweepSite } from '../../../src/site/edits/sweep-site'
import { languageFolder, languageFolderNamed } from '../../../src/site/languages/languages'
import { parseGone } from '../../../src/site/pages/gone-page'
import { htmlBytes } from '../../../src/site/pages/html'
import { installPage } from '../../../src/site/pages/install-page'
import type { Shelf } from '../../../src/site/shelf'
import { aBuild, shelfWith } from '../../support/build-record'
import { generous, goneRuns, publish, publishedNow } from '../../support/publish-edit'

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

const unread = { shelf: { files: [], builds: [] }, contents: new Map() }
const nothingElse = {
  directory: 'install',
  ended: [],
  judged: [],
  pages: unread,
  siteBudget: generous,
}

function removals(days: number): readonly string[] {
  const { shelf, tombstones } = tidiedUp()
  const now = new Date(removedAt.getTime() + days * DAY)
  return sweepSite({ ...nothingElse, tombstones, now })(shelf).remove
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

describe('a channel that was found to be over', () => {
  const seen = shelfWith([publish(1)])
  const { tombstones } = tidiedUp()
  const now = new Date(removedAt.getTime() + 31 * DAY)
  const judged = { ended: ['pr-42'], judged: seen.builds }
  const sweep = sweepSite({ ...nothingElse, ...judged, tombstones, now })

  it('goes as it was seen', () => {
    expect(sweep(seen).gone).toEqual(seen.builds)
  })

  it('stays when a build has come since', () => {
    const since = shelfWith([publish(2)], seen)
    expect(sweep(since)).toMatchObject({ remove: [], gone: [] })
  })

  it('stays when the very same build was published anew', () => {
    const anew = shelfWith([publish(1, { publishedAt: '2026-11-23T00:00:00.000Z' })])
    expect(anew.builds.map(({ folder }) => folder)).toEqual(seen.builds.map(({ folder }) => folder))
    expect(sweep(anew).gone).toEqual([])
  })

  it('has a page again, which is no old one, once a build has come since', () => {
    const { shelf } = tidiedUp()
    const clearing = sweepSite({ ...nothingElse, tombstones, now })
    const remove = clearing(shelfWith([publish(2)], shelf)).remove
    expect(clearing(shelf).remove).toContain('install/pr-42/index.html')
    expect(remove).not.toContain('install/pr-42/index.html')
    expect(remove).toHaveLength(1)
  })
})

describe('a site that is larger than its budget', () => {
  const shelf = shelfWith([
    publish(1, { ipa: { size: 40_000_000 } }),
    publish(2, { ipa: { size: 40_000_000 } }),
    publish(3, { ipa: { size: 1, host: 'release' } }),
    publish(4, { ipa: { size: 40_000_000 }, channel: { name: 'main', kind: 'ref', ref: 'main' } }),
  ])
  const gone = (siteBudget: number, held = shelf): number[] => {
    const sweep = { ...nothingElse, tombstones: new Map(), now: publishedNow, siteBudget }
    return goneRuns(sweepSite(sweep)(held))
  }

  it('lets our oldest builds go until it fits', () => {
    expect(gone(121_000_000)).toEqual([])
    expect(gone(119_000_000)).toEqual([1])
    expect(gone(50_000_000)).toEqual([1, 2])
  })

  it('keeps them when it is too large without them', () => {
    const theirs = { path: 'video.mov', size: 200_000_000 }
    expect(gone(150_000_000, { ...shelf, files: [...shelf.files, theirs] })).toEqual([])
  })
})

describe('texts of the pages in other languages', () => {
  const today = shelfWith([publish(1), publish(2)])
  const old = ['de', 'fr'].map(name => ({
    path: `install/languages-/0123456789ab/${name}.json`,
    size: 7000,
  }))
  const shelf: Shelf = { ...today, files: [...today.files, ...old] }
  const later = new Date(publishedNow.getTime() + DAY)
  const naming = (folder: string) => Buffer.from(`<html data-languages="../${folder}/">`)
  const pages = (differing: Readonly<Record<string, string>> = {}) => {
    const paths = pagesToRead(shelf, 'install')
    const contents = paths.map(path => [path, naming(differing[path] ?? languageFolder)] as const)
    return { shelf, contents: new Map(contents) }
  }
  const cleared = (read: PagesRead, { now = later, held = shelf } = {}) =>
    sweepSite({ ...nothingElse, tombstones: new Map(), pages: read, now })(held).remove

  it('go when no page names them any more, and those of today stay', () => {
    expect(cleared(pages())).toEqual(old.map(({ path }) => path))
    expect(pagesToRead(today, 'install')).toEqual([])
    expect(cleared(pages(), { held: today })).toEqual([])
  })

  it('stay as long as one page names them, or one could not be read', () => {
    const [page = ''] = pagesToRead(shelf, 'install')
    expect(cleared(pages({ [page]: 'languages-/0123456789ab' }))).toEqual([])
    const { contents } = pages()
    contents.delete(page)
    expect(cleared({ shelf, contents })).toEqual([])
  })

  it('stay when a build has come since, or within the hour', () => {
    expect(cleared(pages(), { held: shelfWith([publish(3)], shelf) })).toEqual([])
    expect(cleared(pages(), { now: new Date(publishedNow.getTime() + 60_000) })).toEqual([])
  })

  it('stay when they have come since: a page may name them that was there before', () => {
    const late = { path: 'install/languages-/fedcba987654/de.json', size: 7000 }
    const held = { ...shelf, files: [...shelf.files, late] }
    expect(cleared(pages(), { held })).not.toContain(late.path)
  })

  it('are named by every page of ours', () => {
    const html = htmlBytes(installPage(aBuild().record))
    expect(languageFolderNamed(html)).toBe(languageFolder)
    expect(languageFolderNamed(Buffer.from('<html>'))).toBe('')
  })

  it('of others stay', () => {
    const theirs = ['languages-/0123456789ab/de.json', 'install/languages-/notes/de.json']
    const files = [...today.files, ...theirs.map(path => ({ path, size: 1 }))]
    expect(cleared(pages(), { held: { ...today, files } })).toEqual([])
  })
})
