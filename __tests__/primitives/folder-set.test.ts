import { describe, expect, it } from '@jest/globals'
import { FolderSet } from '../../src/primitives/folder-set'

describe('a set of folders', () => {
  it('holds itself and what lies below, and nothing that only begins alike', () => {
    const folders = new FolderSet(['b', 'a/b', 'a/b/c', 'a-b'])
    const paths = ['b', 'b/x', 'a/b/x', 'a/b/c', 'a/b/cc', 'a', 'a/x', 'bb', 'a/b-', 'a-b/x', '']
    expect(paths.filter(path => folders.holds(path))).toEqual([
      'b',
      'b/x',
      'a/b/x',
      'a/b/c',
      'a/b/cc',
      'a-b/x',
    ])
  })

  it('grows from the inside out', () => {
    const folders = new FolderSet()
    for (const folder of ['a/c/d', 'a/b', 'z', 'a/c', 'a']) folders.add(folder)
    expect(['a/x', 'a', 'z/y', 'b'].map(path => folders.holds(path))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(new FolderSet().holds('a')).toBe(false)
  })
})
