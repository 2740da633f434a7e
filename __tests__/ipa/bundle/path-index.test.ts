import { describe, expect, it } from '@jest/globals'
import { PathIndex } from '../../../src/ipa/bundle/path-index'

describe('an index of paths', () => {
  it('gives what lies below a folder, by the rest of its path', () => {
    const paths = ['z', 'a/b/2', 'a/b', 'a/b-c/1', 'a/b/1', 'a/b/c/1', 'a/bb']
    const index = new PathIndex(paths.map(path => [path, `at ${path}`] as const))
    expect([...index.below('a/b')]).toEqual([
      ['1', 'at a/b/1'],
      ['2', 'at a/b/2'],
      ['c/1', 'at a/b/c/1'],
    ])
    expect([...index.below('a/c')]).toEqual([])
    expect([...index.below('zz')]).toEqual([])
  })
})
