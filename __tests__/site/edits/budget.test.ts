import { describe, expect, it } from '@jest/globals'
import { fitBudget, siteSize } from '../../../src/site/edits/budget'
import type { Shelf, ShelvedBuild, SiteChange, SiteEdit, SiteFile } from '../../../src/site/shelf'
import { aBuild, type RecordDeviations, shelfWith } from '../../support/build-record'
import {
  generous,
  goneRuns,
  mainBranch as main,
  publish,
  shownRuns,
  textAt,
} from '../../support/publish-edit'

describe('the budget of the site', () => {
  const megabyte = { ipa: { size: 1_000_000 } }
  const build = (run: number, deviations: RecordDeviations, siteBudget: number): SiteEdit =>
    publish(run, {
      ...deviations,
      ipa: {
        ...megabyte.ipa,
        sha256: String(run).padStart(8, '0').padEnd(64, 'a'),
        ...deviations.ipa,
      },
      options: { siteBudget },
    })

  it('lets our oldest builds go first, of whatever channel', () => {
    const shelf = shelfWith([
      build(10, { channel: main }, generous),
      build(11, {}, generous),
      build(12, { channel: main }, generous),
    ])
    const change = build(13, {}, 2_500_000)(shelf)
    expect(goneRuns(change)).toEqual([10, 11])
    expect(siteSize(shelf, change)).toBeLessThanOrEqual(2_500_000)
    expect(shownRuns(textAt(change, 'install/main/index.html'))).toEqual([12])
    expect(shownRuns(textAt(change, 'install/pr-42/index.html'))).toEqual([13])
  })

  it('counts everybody’s files, and takes sizes nobody knows from the records', () => {
    const full = shelfWith([build(10, { channel: main }, generous)])
    const blind = full.files.map(({ path }) => ({ path, size: undefined }))
    const shelf = { ...full, files: [...blind, { path: 'movie.mp4', size: 1_500_000 }] }
    expect(goneRuns(build(11, {}, 2_800_000)(shelf))).toEqual([10])
    expect(goneRuns(build(11, {}, 3_800_000)(shelf))).toEqual([])
  })

  it('says on the channel’s page that its last build made room', () => {
    const shelf = shelfWith([build(10, { channel: main }, generous)])
    const change = build(11, {}, 1_500_000)(shelf)
    const page = textAt(change, 'install/main/index.html')
    expect(page).toContain('No build at the moment')
    expect(textAt(change, 'install/builds.json')).not.toContain('"main"')
  })

  it('does not count what this very change replaces', () => {
    const shelf = shelfWith([build(10, {}, generous)])
    expect(goneRuns(build(10, {}, 1_200_000)(shelf))).toEqual([])
  })

  it('spares builds whose IPA lies on a release', () => {
    const shelf = shelfWith([
      build(9, { ipa: { host: 'release' }, channel: main }, generous),
      build(10, { channel: main }, generous),
    ])
    expect(goneRuns(build(11, {}, 1_500_000)(shelf))).toEqual([10])
  })

  it('reckons which builds go instead of rendering the site once for each', () => {
    const shelf = shelfOf(1_000)
    const tries: number[] = []
    const change = (victims: readonly ShelvedBuild[]): SiteChange => {
      tries.push(victims.length)
      return {
        write: victims.map(({ folder }) => page(folder)),
        remove: victims.map(({ folder, record }) => `${folder}/${record.ipa.fileName}`),
        gone: victims,
      }
    }
    const fitted = fitBudget(shelf, { budget: 300_500_000, candidates: shelf.builds, change })
    expect(siteSize(shelf, fitted)).toBeLessThanOrEqual(300_500_000)
    expect(goneRuns(fitted)).toEqual(Array.from({ length: 701 }, (_, run) => run))
    expect(tries).toEqual([0, 700, 701])
    const none = { budget: 0, candidates: shelf.builds, change }
    expect(() => fitBudget(shelf, none)).toThrow(
      expect.objectContaining({ code: 'site-too-large' }),
    )
  })

  it('gives up soon when the pages in their place weigh more than the builds', () => {
    const shelf = shelfOf(1_000, 1_000)
    let tries = 0
    const change = (victims: readonly ShelvedBuild[]): SiteChange => {
      tries++
      const write = victims.map(({ folder }) => page(folder))
      return { write, remove: [], gone: victims }
    }
    expect(() => fitBudget(shelf, { budget: 999_999, candidates: shelf.builds, change })).toThrow(
      expect.objectContaining({ code: 'site-too-large' }),
    )
    expect(tries).toBeLessThan(15)
  })

  it('never removes the build being published, and says what would help', () => {
    const shelf = shelfWith([build(10, {}, generous)])
    expect(() => build(11, {}, 900_000)(shelf)).toThrow(
      expect.objectContaining({
        code: 'site-too-large',
        message: expect.stringContaining('its budget is 900 KB'),
        hint: expect.stringContaining('site-budget'),
      }),
    )
  })
})

/** Builds of a megabyte, each in its own channel; the run counts from 0. */
function shelfOf(count: number, size = 1_000_000): Shelf {
  const builds = Array.from({ length: count }, (_, run) =>
    aBuild({
      channel: { name: `branch-${run}`, kind: 'ref' },
      run: { id: run, number: run },
      ipa: { size },
    }),
  )
  const files = builds.map(({ folder, record }) => ({
    path: `${folder}/${record.ipa.fileName}`,
    size: record.ipa.size,
  }))
  return { files, builds }
}

function page(folder: string): SiteFile {
  return {
    path: `${folder}/index.html`,
    content: { kind: 'bytes', bytes: new Uint8Array(2_000) },
  }
}
