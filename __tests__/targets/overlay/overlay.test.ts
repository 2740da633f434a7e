import { describe, expect, it } from '@jest/globals'
import { type Entry, planOverlay } from '../../../src/targets/overlay/overlay'

const list = 'install/.tap-to-install'
const ours = new Map([
  ['install/index.html', 'a'],
  ['install/pr-42/index.html', 'b'],
])

function file(path: string, oid = 'x'): Entry {
  return { path, kind: 'file', oid }
}

function folder(path: string): Entry {
  return { path, kind: 'folder', oid: '' }
}

function plan(there: readonly Entry[], wasOurs: (entry: Entry) => boolean = () => false) {
  return planOverlay({ ours, list, there, wasOurs })
}

describe('a folder of somebody else', () => {
  it('gets all our files when it holds nothing', () => {
    expect(plan([])).toEqual({ write: ours, remove: [] })
  })

  it('keeps what it holds beside them, also inside of our folder', () => {
    const there = [folder('install'), file('install/how.html'), folder('install/pr-42')]
    expect(plan([...there, file('install/pr-42/notes.txt')])).toEqual({ write: ours, remove: [] })
  })

  it('may hold the very same bytes already', () => {
    const there = [folder('install'), file('install/index.html', 'a')]
    expect([...plan(there).write.keys()]).toEqual(['install/pr-42/index.html'])
  })

  const clashes: readonly (readonly [string, readonly Entry[]])[] = [
    ['a file where ours goes', [folder('install'), file('install/index.html')]],
    ['a file where our folder goes', [file('install')]],
    ['a link where our folder goes', [{ path: 'install', kind: 'other', oid: '' }]],
    ['a folder where our file goes', [folder('install/index.html')]],
    ['a file whose name differs in case', [file('install/Index.HTML')]],
    ['a folder whose name differs in case', [folder('Install'), file('Install/how.html')]],
    ['a file where the list of ours goes', [file(list)]],
  ]

  it.each(clashes)('is refused with %s', (_, there) => {
    expect(() => plan(there)).toThrow(/Files of your own site.*Nothing was written/)
  })

  it('names a few of many', () => {
    const many = new Map(Array.from({ length: 9 }, (_, n) => [`install/${n}`, 'a']))
    const there = [...many.keys()].map(path => file(path))
    expect(() => planOverlay({ ours: many, list, there, wasOurs: () => false })).toThrow(
      'where the builds would go: “install/0”, “install/1”, “install/2”, “install/3”, “install/4” and 4 more.',
    )
  })
})

describe('a folder that an earlier run of ours has filled', () => {
  const wasOurs = ({ oid }: Entry) => oid === 'old'

  it('loses what is no longer wanted, and gets what changed', () => {
    const there = [
      folder('install'),
      file('install/index.html', 'old'),
      folder('install/pr-7'),
      file('install/pr-7/index.html', 'old'),
    ]
    expect(plan(there, wasOurs)).toEqual({ write: ours, remove: ['install/pr-7/index.html'] })
  })

  it('keeps a file of ours that somebody has changed since, and refuses to write over one', () => {
    const kept = [folder('install/pr-7'), file('install/pr-7/index.html', 'edited')]
    expect(plan(kept, wasOurs).remove).toEqual([])
    expect(() => plan([file('install/index.html', 'edited')], wasOurs)).toThrow(
      /Nothing was written/,
    )
  })

  it('may have a folder where a file was, and a channel that differs in case', () => {
    const there = [file('install/pr-42', 'old'), folder('install/PR-42')]
    const more = file('install/PR-42/index.html', 'old')
    expect(plan([...there, more], wasOurs)).toEqual({
      write: ours,
      remove: ['install/pr-42', 'install/PR-42/index.html'],
    })
  })
})
