import { describe, expect, it } from '@jest/globals'
import { readCodeResources } from '../../src/formats/code-resources'
import { stepBudget } from '../../src/formats/code-resources-rules'
import { type PlistInput, Real } from '../support/ipa/plist-input'
import { xmlPlist } from '../support/ipa/xml-plist'

const sha1 = Buffer.alloc(20, 1)
const sha256 = Buffer.alloc(32, 2)

function read(lists: Readonly<Record<string, PlistInput>>) {
  return readCodeResources(xmlPlist({ rules2: { '^.*': true }, ...lists }))
}

function item(value: PlistInput) {
  return read({ files2: { 'a/b': value } }).files.get('a/b')
}

describe('readCodeResources', () => {
  it('takes the second generation where there are both', () => {
    const both = read({ files: { old: sha1 }, rules: { '^.*': true }, files2: { new: sha256 } })
    expect(both.version).toBe(2)
    expect([...both.files.keys()]).toEqual(['new'])
  })

  it('takes the first where it is alone', () => {
    const old = readCodeResources(xmlPlist({ files: { old: sha1 }, rules: { '^.*': true } }))
    expect(old.version).toBe(1)
    expect(old.files.get('old')).toEqual({
      kind: 'file',
      algorithm: 'sha1',
      digest: '01'.repeat(20),
      optional: false,
    })
  })

  it('takes the stronger digest of a file', () => {
    expect(item({ hash: sha1, hash2: sha256, optional: true })).toEqual({
      kind: 'file',
      algorithm: 'sha256',
      digest: '02'.repeat(32),
      optional: true,
    })
    expect(item({ hash: sha1 })).toMatchObject({ algorithm: 'sha1', optional: false })
  })

  it('knows links and nested code', () => {
    expect(item({ symlink: 'Versions/A' })).toEqual({
      kind: 'link',
      target: 'Versions/A',
      optional: false,
    })
    expect(item({ cdhash: sha1, requirement: 'identifier "x"' })).toEqual({
      kind: 'code',
      cdHash: '01'.repeat(20),
      optional: false,
    })
    expect(item({ requirement: 'identifier "x"' })).toMatchObject({ cdHash: undefined })
  })

  it('judges a path by the heaviest rule that matches', () => {
    const { rules } = read({
      files2: {},
      rules2: {
        '^.*': true,
        '^Info\\.plist$': { omit: true, weight: new Real(20) },
        '^light': false,
        '^Frameworks/': { nested: true, weight: new Real(10) },
        '.*\\.dSYM($|/)': { weight: new Real(11) },
        '^(.*/)?\\.DS_Store$': { omit: true, weight: 2000 },
      },
    })
    expect(rules.judge('a', stepBudget())).toBe('sealed')
    expect(rules.judge('Info.plist', stepBudget())).toBe('omitted')
    expect(rules.judge('sub/Info.plist', stepBudget())).toBe('sealed')
    expect(rules.judge('lighter', stepBudget())).toBe('omitted')
    expect(rules.judge('Frameworks/A.framework', stepBudget())).toBe('nested')
    expect(rules.judge('Frameworks/.DS_Store', stepBudget())).toBe('omitted')
  })

  it.each([[['^', '^Info\\.plist$']], [['^Info\\.plist$', '^']]])(
    'lets what omits win among equally heavy rules, in whatever order: %j',
    order => {
      const both = {
        '^': { weight: new Real(20) },
        '^Info\\.plist$': { omit: true, weight: new Real(20) },
      }
      const rules2 = Object.fromEntries(
        order.map(key => [key, new Map(Object.entries(both)).get(key) ?? true]),
      )
      const { rules } = read({ files2: {}, rules2 })
      expect(rules.judge('Info.plist', stepBudget())).toBe('omitted')
      expect(rules.judge('Other.plist', stepBudget())).toBe('sealed')
    },
  )

  it('takes a path that no rule matches for one that is not sealed', () => {
    expect(read({ files2: {}, rules2: { '^a': true } }).rules.judge('b', stepBudget())).toBe(
      'omitted',
    )
  })

  it('stops judging when hostile rules make it work without end', () => {
    const slow = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`(.*)*(.*)*(.*)*x${n}`, { weight: n }]),
    )
    const { rules } = read({ files2: {}, rules2: slow })
    const budget = stepBudget()
    const verdicts = Array.from({ length: 300 }, () => rules.judge('a/'.repeat(200), budget))
    expect(verdicts.at(-1)).toBeUndefined()
  })

  it.each<[string, Readonly<Record<string, PlistInput>>, RegExp]>([
    ['no list', {}, /neither “files2”/],
    ['a digest of another size', { files2: { a: Buffer.alloc(5) } }, /"a" has no known form/],
    ['an item without a digest', { files2: { a: {} } }, /"a" has no known form/],
    ['a text for an item', { files2: { a: 'x' } }, /"a" has no known form/],
    ['a rule that is no pattern', { files2: {}, rules2: { '(': true } }, /"\("/],
    ['a rule of another form', { files2: {}, rules2: { a: 'x' } }, /"a" has no known form/],
    ['a weight that is none', { files2: {}, rules2: { a: { weight: 'x' } } }, /no known form/],
    [
      'very many rules',
      {
        files2: {},
        rules2: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`r${n}`, true])),
      },
      /101 rules/,
    ],
  ])('refuses %s', (_what, lists, message) => {
    expect(() => read(lists)).toThrow(message)
  })
})
