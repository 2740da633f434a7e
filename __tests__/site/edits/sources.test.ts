import { describe, expect, it } from '@jest/globals'
import type { Sideload } from '../../../src/builds/build-record'
import { expireBuilds } from '../../../src/site/edits/expire-builds'
import { removeChannel } from '../../../src/site/edits/remove-channel'
import { sequence } from '../../../src/site/edits/sequence'
import { sweepSite } from '../../../src/site/edits/sweep-site'
import type { Shelf, SiteChange, SiteEdit } from '../../../src/site/shelf'
import { type RecordDeviations, shelfWith } from '../../support/build-record'
import { mainBranch, publish, publishedNow, textAt } from '../../support/publish-edit'
import { installers } from '../../support/source-rules'

const sideload: Sideload = { only: true, permissions: { entitlements: [], privacy: [] } }
const segment = '0123456789abcdef0123456789abcdef'
const gallery = 'install/apps.json'
const ofMain = 'install/main/apps.json'
const of42 = 'install/pr-42/apps.json'

const offer = (number: number, deviations: Parameters<typeof publish>[1] = {}): SiteEdit =>
  publish(number, {
    sideload,
    ...deviations,
    app: { buildNumber: String(number), ...deviations.app },
  })

const onMain = { channel: mainBranch } satisfies RecordDeviations

const remove = (channel: string): SiteEdit =>
  removeChannel({ channel, directory: 'install', now: publishedNow })

const sources = ({ files }: Shelf): string[] =>
  files
    .map(({ path }) => path)
    .filter(path => path.endsWith('apps.json'))
    .toSorted()

/** Build numbers that an installer would offer. */
function offered(change: SiteChange, path: string): string[] {
  const source = JSON.parse(textAt(change, path))
  for (const { name, problems } of installers) expect([name, ...problems(source)]).toEqual([name])
  return [...textAt(change, path).matchAll(/"buildVersion": "(\d+)"/g)].map(([, one = '']) => one)
}

describe('the sources of a site', () => {
  it('are none where nothing is published for re-signing installers', () => {
    const shelf = shelfWith([publish(57), publish(58, onMain)])
    expect(sources(shelf)).toEqual([])
    // A file of that name is somebody else’s then.
    const foreign = { ...shelf, files: [...shelf.files, { path: gallery, size: 10 }] }
    for (const edit of [publish(59), remove('pr-42'), remove('main')]) {
      const { write, remove: removed } = edit(foreign)
      expect([...write.map(({ path }) => path), ...removed]).not.toContain(gallery)
    }
  })

  it('are those of the gallery and of the channel, with what is meant for them alone', () => {
    const shelf = shelfWith([publish(56), offer(57), offer(58, onMain)])
    expect(sources(shelf)).toEqual([gallery, ofMain, of42].toSorted())
    const change = offer(59)(shelf)
    expect(offered(change, of42)).toEqual(['59', '57'])
    expect(offered(change, gallery)).toEqual(['59', '58', '57'])
    expect(change.write.map(({ path }) => path)).not.toContain(ofMain)
  })

  it('lose what is pruned, whatever the build is like that takes its place', () => {
    const shelf = shelfWith([offer(57), offer(58)])
    const one = { options: { keepBuilds: 1 } }
    expect(offered(offer(59, one)(shelf), of42)).toEqual(['59'])
    const change = publish(59, one)(shelf)
    expect(change.remove).toEqual(expect.arrayContaining([gallery, of42]))
    expect(sources(shelfWith([publish(59, one)], shelf))).toEqual([])
  })

  it('lose a channel that is removed, and go with the last', () => {
    const shelf = shelfWith([offer(57), offer(58, onMain)])
    expect(offered(remove('pr-42')(shelf), gallery)).toEqual(['58'])
    const after = shelfWith([remove('pr-42')], shelf)
    expect(sources(after)).toEqual([gallery, ofMain])
    expect(sources(shelfWith([remove('main')], after))).toEqual([])
    expect(remove('pr-42')(after)).toEqual({ write: [], remove: [], gone: [] })
  })

  it('are changed together by several builds of one run, and by a sweep', () => {
    const change = sequence([offer(57), offer(58, onMain)])({ files: [], builds: [] })
    expect(offered(change, gallery)).toEqual(['58', '57'])
    const shelf = shelfWith([() => change])
    const sweep = sweepSite({
      directory: 'install',
      ended: ['pr-42'],
      judged: shelf.builds,
      tombstones: new Map(),
      pages: { shelf: { files: [], builds: [] }, contents: new Map() },
      now: publishedNow,
      siteBudget: 900_000_000,
    })
    expect(offered(sweep(shelf), gallery)).toEqual(['58'])
    expect(sources(shelfWith([sweep], shelf))).toEqual([gallery, ofMain])
  })

  it('keep what has an expired profile: installers sign it anew', () => {
    const signing = { profileExpires: '2026-01-01T00:00:00.000Z' }
    const shelf = shelfWith([offer(57, { signing }), publish(58, { signing })])
    const { gone } = expireBuilds({ directory: 'install', now: publishedNow })(shelf)
    expect(gone.map(({ record }) => record.run.number)).toEqual([58])
  })

  it('are of an unlisted channel in its own folder, and not in the gallery', () => {
    const unlisted = { unlistedSegment: segment }
    const place = `install/${segment}/pr-42/apps.json`
    const shelf = shelfWith([offer(57, unlisted)])
    expect(sources(shelf)).toEqual([place])
    const change = offer(58, onMain)(shelf)
    expect(offered(change, gallery)).toEqual(['58'])
    expect(JSON.stringify(textAt(change, gallery))).not.toContain(segment)
    expect(sources(shelfWith([remove('pr-42')], shelf))).toEqual([])
  })

  it('are no different when the same is published again, and gone when it is so no more', () => {
    const shelf = shelfWith([offer(57)])
    expect(textAt(offer(57)(shelf), of42)).toBe(textAt(offer(57)({ files: [], builds: [] }), of42))
    expect(sources(shelfWith([publish(57)], shelf))).toEqual([])
  })
})
