import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import {
  channelName,
  pullRequestChannel,
  refChannel,
  renamedChannel,
} from '../../src/builds/channel'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6)

describe('channelName', () => {
  it.each([
    'main',
    'v1.2.3',
    'release-2026',
    'build-261122',
    'A_b.c-d',
    'pr-x',
    'pr-12a',
    'builds',
    'con',
    'a-b-c-d-e-f-g-h-i-j-abcdef',
  ])('leaves %s as it is', name => {
    expect(channelName(name)).toBe(name)
  })

  it.each([
    ['feature/login', 'feature-login'],
    ['a  /// b', 'a-b'],
    ['.hidden.', 'hidden'],
    ['-dash-', 'dash'],
    ['fix #12', 'fix-12'],
    ['übung', 'bung'],
    ['网页传值', 'ref'],
    ['', 'ref'],
    ['..', 'ref'],
    ['_', 'ref'],
    ['pr-', 'pr'],
  ])('turns “%s” into %s and its hash', (ref, plain) => {
    expect(channelName(ref)).toBe(`${plain}-${hash(ref)}`)
  })

  it.each(['pr-42', 'index.html', 'builds.json', 'apps.json', 'ref-0a1b2c'])(
    'marks %s, which belongs to others',
    name => {
      expect(channelName(name)).toBe(`${name}-${hash(name)}`)
    },
  )

  it('marks twice what would read as a pull request after the first time', () => {
    const ref = `pr${'#'.repeat(14)}`
    expect(hash(ref)).toBe('846785')
    expect(channelName(ref)).toBe(`pr-${hash(ref)}-${hash(ref)}`)
  })

  it('never starts with an underscore, which Jekyll would drop', () => {
    expect(channelName('_drafts')).toBe(`drafts-${hash('_drafts')}`)
    expect(channelName('/_drafts')).toBe(`drafts-${hash('/_drafts')}`)
  })

  it('cuts what is too long for a path segment, and keeps it apart from its neighbours', () => {
    const limit = 'x'.repeat(200)
    expect(channelName(limit)).toBe(limit)
    expect(channelName(`${limit.slice(1)}/`)).toBe(
      `${limit.slice(1)}-${hash(`${limit.slice(1)}/`)}`,
    )
    expect(channelName(`${limit}1`)).toBe(`${limit}-${hash(`${limit}1`)}`)
    expect(channelName(`${'x'.repeat(199)}--${'y'.repeat(50)}`)).toMatch(/^x{199}-[0-9a-f]{6}$/)
  })

  it('tells a branch from the channel of another that it is called after', () => {
    const taken = channelName('feature/log-in')
    expect(channelName(taken)).not.toBe(taken)
  })
})

describe('channelName, for thousands of names', () => {
  const names = manyNames(3_000)

  it('gives no two names the same channel', () => {
    expect(new Set(names.map(channelName)).size).toBe(names.length)
  })

  it('uses only characters that every host passes through', () => {
    const strangers = names
      .map(channelName)
      .filter(name => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name) || /^pr-\d+$/.test(name))
    expect(strangers).toEqual([])
  })
})

describe('channels', () => {
  it('of a pull request', () => {
    expect(pullRequestChannel(42)).toEqual({ name: 'pr-42', kind: 'pull-request', pullRequest: 42 })
  })

  it('of a branch remember its name', () => {
    const name = `feature-x-${hash('feature/x')}`
    expect(refChannel('feature/x')).toEqual({ name, kind: 'ref', ref: 'feature/x' })
  })

  it('keep what they belong to when the user renames them', () => {
    expect(renamedChannel(pullRequestChannel(42), 'beta')).toEqual({
      name: 'beta',
      kind: 'pull-request',
      pullRequest: 42,
    })
    expect(renamedChannel(pullRequestChannel(42), 'pr-42')).toEqual(pullRequestChannel(42))
    expect(renamedChannel(pullRequestChannel(42), 'pr-7').name).toBe(`pr-7-${hash('pr-7')}`)
    expect(renamedChannel(refChannel('main'), 'pr-7').name).toBe(`pr-7-${hash('pr-7')}`)
  })
})

/** Different names from few letters, so that many differ only in what the rule takes away. */
function manyNames(count: number): readonly string[] {
  const letters = ['a', 'b', '/', '-', '.', '_', ' ', '#', 'ü', '7', 'pr-', 'index.html']
  const names = new Set<string>()
  let state = 20261122
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % below
  }
  for (let round = 0; round < count * 3 && names.size < count; round++) {
    names.add(Array.from({ length: 1 + next(9) }, () => letters[next(letters.length)]).join(''))
  }
  return [...names]
}
