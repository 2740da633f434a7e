import { describe, expect, it } from '@jest/globals'
import { languageFiles } from '../../../src/site/languages/languages'
import { parseGone } from '../../../src/site/pages/gone-page'
import type { Shelf } from '../../../src/site/shelf'
import { aBuild, emptyShelf, pullRequest42, shelfWith } from '../../support/build-record'
import {
  goneRuns,
  mainBranch as main,
  publishedNow as now,
  publish,
  shownRuns,
  textAt,
} from '../../support/publish-edit'

const liveRuns = (shelf: Shelf): number[] =>
  shelf.builds.map(({ record }) => record.run.number).sort((a, b) => a - b)
const paths = (shelf: Shelf): string[] => shelf.files.map(({ path }) => path).sort()

describe('adding a build', () => {
  it('writes the IPA, then the manifest, then its page, then what leads to it', () => {
    const change = publish(57)(emptyShelf)
    const folder = 'install/pr-42/com.example.app/57-00000057'
    expect(change.write.map(({ path }) => path)).toEqual([
      `${folder}/Example-1.2.3.ipa`,
      `${folder}/manifest.plist`,
      `${folder}/icon.png`,
      `${folder}/qr.png`,
      `${folder}/build.json`,
      `${folder}/index.html`,
      ...languageFiles('install').map(({ path }) => path),
      'install/pr-42/index.html',
      'install/index.html',
      'install/builds.json',
    ])
    expect(change).toMatchObject({ remove: [], gone: [] })
  })

  it('leaves files of others alone, whatever they are called', () => {
    const others = [
      'index.html',
      'installer/index.html',
      'install.html',
      'docs/install/pr-42/index.html',
    ]
    const files = others.map(path => ({ path, size: 10 }))
    const shelf = shelfWith([publish(1), publish(2), publish(3), publish(4)], { files, builds: [] })
    expect(paths(shelf)).toEqual(expect.arrayContaining(others))
  })

  it('changes nothing when another attempt of the run has the same bytes', () => {
    const shelf = shelfWith([publish(57)])
    expect(publish(57, { run: { attempt: 2 } })(shelf)).toEqual(publish(57)(shelf))
  })

  it('counts an attempt as new when another build came between', () => {
    const between = publish(58, { run: { id: 9_000_057, attempt: 2 } })
    const shelf = shelfWith([publish(57), between, publish(57, { run: { attempt: 3 } })])
    const runs = shelf.builds.map(({ record }) => [record.run.number, record.run.attempt])
    expect(runs.toSorted()).toEqual([
      [57, 3],
      [58, 2],
    ])
  })

  it('changes nothing when the same is published again later', () => {
    const shelf = shelfWith([publish(57)])
    const first = publish(57)(emptyShelf)
    const second = publish(57, { publishedAt: '2026-11-22T13:00:00.000Z' })(shelf)
    const languages = new Set(languageFiles('install').map(({ path }) => path))
    const write = first.write.filter(({ path }) => !languages.has(path))
    expect(second).toEqual({ ...first, write })
  })

  it('refuses other bytes under the same build id', () => {
    const shelf = shelfWith([publish(57, { ipa: { sha256: '1f2e3d4c'.padEnd(64, 'a') } })])
    const other = publish(57, { ipa: { sha256: '1f2e3d4c'.padEnd(64, 'b') } })
    expect(() => other(shelf)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  it('removes what an earlier try left in the folder', () => {
    const left = { path: 'install/pr-42/com.example.app/57-00000057/Old.ipa', size: 5 }
    expect(publish(57)({ files: [left], builds: [] }).remove).toEqual([left.path])
  })
})

describe('keeping only some builds', () => {
  it('removes the oldest by run, and leaves a page that leads to the channel', () => {
    const change = publish(60)(shelfWith([publish(57), publish(58), publish(59)]))
    const folder = 'install/pr-42/com.example.app/57-00000057'
    expect(goneRuns(change)).toEqual([57])
    expect(change.remove.toSorted()).toEqual(
      ['Example-1.2.3.ipa', 'build.json', 'icon.png', 'manifest.plist', 'qr.png'].map(
        name => `${folder}/${name}`,
      ),
    )
    const page = textAt(change, `${folder}/index.html`)
    expect(parseGone(new TextEncoder().encode(page))).toEqual(now)
    expect(page).toContain('href="../../"')
    expect(shownRuns(textAt(change, 'install/pr-42/index.html'))).toEqual([60, 59, 58])
  })

  it('counts each app and each channel for itself', () => {
    const other = { app: { bundleId: 'com.example.other' } }
    const shelf = shelfWith([
      publish(50, other),
      publish(51, { channel: main }),
      ...[57, 58, 59, 60].map(run => publish(run)),
    ])
    expect(liveRuns(shelf)).toEqual([50, 51, 58, 59, 60])
  })

  it('orders by run id and attempt, not by the number, which counts per workflow', () => {
    const change = publish(3, { run: { id: 9_000_900 } })(
      shelfWith([
        publish(500, { run: { id: 9_000_100 } }),
        publish(2, { run: { id: 9_000_800, attempt: 1 } }),
        publish(1, { run: { id: 9_000_800, attempt: 2 } }),
      ]),
    )
    expect(shownRuns(textAt(change, 'install/pr-42/index.html'))).toEqual([3, 1, 2])
    expect(goneRuns(change)).toEqual([500])
  })

  it('adds the build of a slow older run without putting it on top or losing a newer one', () => {
    const change = publish(50)(shelfWith([publish(57), publish(58), publish(59)]))
    expect(goneRuns(change)).toEqual([])
    expect(shownRuns(textAt(change, 'install/pr-42/index.html'))).toEqual([59, 58, 57, 50])
  })

  it('keeps just one when asked', () => {
    const keepOne = { options: { keepBuilds: 1 } }
    expect(liveRuns(shelfWith([publish(57, keepOne), publish(58, keepOne)]))).toEqual([58])
  })

  it('counts no builds of another repository that publishes to the same site', () => {
    const source = { repository: 'octo-org/other' }
    const theirs = publish(57, { source })
    const ours = { options: { keepBuilds: 1, onlyFrom: 'octo-org/app' } }
    const shelf = shelfWith([theirs, publish(58, ours), publish(59, ours)])
    expect(liveRuns(shelf)).toEqual([57, 59])
  })

  it('brings a pruned build back when its run is repeated', () => {
    const shelf = shelfWith([57, 58, 59, 60].map(run => publish(run)))
    expect(liveRuns(shelfWith([publish(57)], shelf))).toEqual([57, 58, 59, 60])
  })
})

describe('unlisted builds', () => {
  const unlistedSegment = '0123456789abcdef0123456789abcdef'

  it('are in no gallery and no index, and ask search engines to stay away', () => {
    const change = publish(57, { unlistedSegment })(shelfWith([publish(56, { channel: main })]))
    for (const path of ['install/index.html', 'install/builds.json']) {
      expect(textAt(change, path)).not.toContain(unlistedSegment)
      expect(textAt(change, path)).not.toContain('pr-42')
      expect(textAt(change, path)).toContain('main')
    }
    const channel = textAt(change, `install/${unlistedSegment}/pr-42/index.html`)
    expect(channel).toContain('noindex')
    expect(shownRuns(channel)).toEqual([57])
  })
})

describe('strange records', () => {
  it('do nothing where they do not belong', () => {
    const stranger = aBuild({ channel: pullRequest42, run: { id: 1, number: 1 } })
    const shelf: Shelf = {
      files: ['docs', 'install/pr-41', 'install/pr-42/com.example.other'].map(folder => ({
        path: `${folder}/build.json`,
        size: 900,
      })),
      builds: [
        'docs',
        'install/pr-41/x/1-1f2e3d4c',
        'install/pr-42/com.example.other/1-1f2e3d4c',
        'install',
      ].map(folder => ({ folder, record: stranger.record })),
    }
    const change = publish(57, { options: { keepBuilds: 1 } })(shelf)
    expect(change).toMatchObject({ gone: [], remove: [] })
    expect(shownRuns(textAt(change, 'install/pr-42/index.html'))).toEqual([57])
  })
})
