import { describe, expect, it } from '@jest/globals'
import type { Channel } from '../../../src/builds/channel'
import { addBuild } from '../../../src/site/edits/add-build'
import { removeChannel } from '../../../src/site/edits/remove-channel'
import { sequence, shelfAfter } from '../../../src/site/edits/sequence'
import { languageFiles } from '../../../src/site/languages/languages'
import { parseGone } from '../../../src/site/pages/gone-page'
import type { Shelf, SiteEdit } from '../../../src/site/shelf'
import { aBuild, emptyShelf, filesOf, shelfWith } from '../../support/build-record'

const now = new Date('2026-11-22T12:00:00Z')
const later = new Date('2026-11-25T12:00:00Z')
const segment = '0123456789abcdef0123456789abcdef'

function publish(
  number: number,
  channelName = 'pr-42',
  { unlistedSegment, repository }: { unlistedSegment?: string; repository?: string } = {},
): SiteEdit {
  const channel: Channel = { name: channelName, kind: 'ref', ref: channelName }
  const sha256 = String(number).padStart(8, '0').padEnd(64, 'a')
  const { folder, record } = aBuild({
    channel,
    run: { id: number, number },
    ipa: { sha256 },
    ...(repository === undefined ? {} : { source: { repository } }),
    ...(unlistedSegment === undefined ? {} : { unlistedSegment }),
  })
  return addBuild({
    record,
    folder,
    render: settled => filesOf(folder, settled),
    directory: 'install',
    keepBuilds: 3,
    siteBudget: 900_000_000,
    now,
  })
}

const remove = (channel = 'pr-42', at = now): SiteEdit =>
  removeChannel({ channel, directory: 'install', now: at })

const paths = ({ files }: Shelf): string[] => files.map(({ path }) => path).sort()
const nothing = { write: [], remove: [], gone: [] }

describe('a channel that several repositories have builds in', () => {
  const before = shelfWith([publish(57), publish(58, 'pr-42', { repository: 'octo-org/other' })])
  const edit = removeChannel({
    channel: 'pr-42',
    directory: 'install',
    onlyFrom: 'octo-org/other',
    now,
  })
  const change = edit(before)

  it('loses only those of the one that is removed, and goes on', () => {
    expect(change.gone.map(({ record }) => record.run.number)).toEqual([58])
    const after = shelfAfter(before, change)
    expect(after.builds.map(({ record }) => record.run.number)).toEqual([57])
    const page = change.write.find(({ path }) => path === 'install/pr-42/index.html')
    expect(page?.content.kind === 'bytes' && parseGone(page.content.bytes)).toBeUndefined()
  })

  it('is left as it is when that is asked again', () => {
    expect(edit(shelfAfter(before, change))).toEqual(nothing)
  })
})

describe('removing a channel', () => {
  const before = shelfWith([publish(57), publish(58), publish(50, 'pr-421')])
  const change = remove()(before)

  it('deletes everything but the pages', () => {
    const after = paths(shelfAfter(before, change))
    expect(after.filter(path => path.startsWith('install/pr-42/'))).toEqual([
      'install/pr-42/com.example.app/57-00000057/index.html',
      'install/pr-42/com.example.app/58-00000058/index.html',
      'install/pr-42/index.html',
    ])
    expect(change.gone.map(({ record }) => record.run.number)).toEqual([57, 58])
  })

  it('makes every page of it say that it is gone', () => {
    const pages = change.write.filter(({ path }) => path.startsWith('install/pr-42/'))
    expect(pages).toHaveLength(3)
    for (const { content } of pages) {
      expect(content.kind === 'bytes' && parseGone(content.bytes)).toEqual(now)
    }
  })

  it('leaves every other channel, and takes this one off the overviews', () => {
    const overviews = change.write.filter(({ path }) => !path.startsWith('install/pr-42/'))
    expect(overviews.map(({ path }) => path)).toEqual(['install/index.html', 'install/builds.json'])
    for (const { content } of overviews) {
      const text = content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : ''
      expect(text).toContain('pr-421')
      expect(text).not.toMatch(/pr-42\b/)
    }
    expect(change.remove.filter(path => !path.startsWith('install/pr-42/'))).toEqual([])
  })

  it('is calm the second time, and on a channel that never was', () => {
    expect(remove('pr-42', later)(shelfAfter(before, change))).toEqual(nothing)
    expect(remove('pr-43')(before)).toEqual(nothing)
    expect(remove()(emptyShelf)).toEqual(nothing)
  })

  it('clears what a run left behind that died before it wrote its facts', () => {
    const shelf: Shelf = {
      files: [
        { path: 'install/pr-42/index.html', size: 10 },
        { path: 'install/pr-42/com.example.app/57-00000057/Example.ipa', size: 10 },
      ],
      builds: [],
    }
    const cleared = remove()(shelf)
    expect(cleared.remove).toEqual(['install/pr-42/com.example.app/57-00000057/Example.ipa'])
    expect(remove()(shelfAfter(shelf, cleared))).toEqual(nothing)
  })

  it('leaves no page with a button that leads to nothing, also where no record can be read', () => {
    const folder = 'install/pr-42/com.example.app/57-00000057'
    const blind: Shelf = {
      ...before,
      builds: before.builds.filter(build => build.folder !== folder),
    }
    const cleared = remove()(blind)
    const page = cleared.write.find(({ path }) => path === `${folder}/index.html`)
    expect(page?.content.kind === 'bytes' && parseGone(page.content.bytes)).toEqual(now)
    expect(cleared.remove).toContain(`${folder}/Example-1.2.3.ipa`)
    expect(remove('pr-42', later)(shelfAfter(blind, cleared))).toEqual(nothing)
  })

  it('is undone by the next build', () => {
    const revived = publish(59)(shelfAfter(before, change))
    const page = revived.write.find(({ path }) => path === 'install/pr-42/index.html')
    expect(page?.content.kind === 'bytes' && parseGone(page.content.bytes)).toBeUndefined()
  })
})

describe('removing an unlisted channel', () => {
  it('finds it below its segment, and leaves a listed one that looks like it', () => {
    // A branch named like a segment, with an app named like a channel.
    const lookalike = `install/${segment}/pr-42/1-00000001/Example.ipa`
    const other = 'f'.repeat(32)
    const shelf = shelfWith([publish(57, 'pr-42', { unlistedSegment: other })], {
      files: [{ path: lookalike, size: 1 }],
      builds: [],
    })
    const after = shelfAfter(shelf, remove()(shelf))
    expect(paths(after)).toEqual(
      [
        `install/${segment}/pr-42/1-00000001/Example.ipa`,
        'install/builds.json',
        `install/${other}/pr-42/com.example.app/57-00000057/index.html`,
        `install/${other}/pr-42/index.html`,
        'install/index.html',
        ...languageFiles('install').map(({ path }) => path),
      ].sort(),
    )
  })
})

describe('several edits in one', () => {
  it('come to the same shelf as one after the other', () => {
    const edits = [publish(57), publish(58), publish(59), publish(60), publish(1, 'main'), remove()]
    const all = sequence(edits)(emptyShelf)
    const steps = shelfWith(edits)
    const once = shelfAfter(emptyShelf, all)
    expect(paths(once)).toEqual(paths(steps))
    expect(once.builds).toEqual(steps.builds)
    expect(all.gone.map(({ record }) => record.run.number)).toEqual([57, 58, 59, 60])
  })

  it('names no path twice', () => {
    const all = sequence([publish(57), publish(58), remove(), publish(59)])(emptyShelf)
    const named = [...all.write.map(({ path }) => path), ...all.remove]
    expect(new Set(named).size).toBe(named.length)
  })

  it('changes nothing when there are none', () => {
    expect(sequence([])(emptyShelf)).toEqual(nothing)
  })
})

describe('a removal that comes late', () => {
  it('leaves what a later run has published', () => {
    const shelf = shelfAfter(emptyShelf, sequence([publish(1), publish(3)])(emptyShelf))
    const upTo = { id: 2, attempt: 1, number: 2 }
    const edit = removeChannel({ channel: 'pr-42', directory: 'install', now: later, upTo })
    expect(edit(shelf).gone.map(({ record }) => record.run.number)).toEqual([1])
  })
})
