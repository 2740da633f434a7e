import { describe, expect, it } from '@jest/globals'
import { readCodeResources } from '../../../src/formats/code-resources/code-resources'
import { compileRules, stepBudget } from '../../../src/formats/code-resources/rules'
import { type PlistInput, Real } from '../../support/ipa/plist-input'
import { xmlPlist } from '../../support/ipa/xml-plist'

const sha1 = Buffer.alloc(20, 1)
const sha256 = Buffer.alloc(32, 2)

function read(lists: Readonly<Record<string, PlistInput>>) {
  return readCodeResources(xmlPlist({ rules2: { '^.*': true }, ...lists }))
}

function item(value: PlistInput) {
  return read({ files2: { 'a/b': value } }).files.get('a/b')
}

/** What the rules say about paths. */
function judging(lists: Readonly<Record<string, PlistInput>>, budget = stepBudget()) {
  const rules = compileRules(read({ files2: {}, ...lists }).rules, budget)
  if (typeof rules === 'string') throw new Error(rules)
  return rules.judge
}

describe('readCodeResources', () => {
  it('takes the second generation where there are both', () => {
    const both = read({ files: { old: sha1 }, rules: { '^.*': true }, files2: { new: sha256 } })
    expect(both.version).toBe(2)
    expect([...both.files.keys()]).toEqual(['new'])
  })

  it('goes by the last list where one is there twice, as the phone does', () => {
    const twice = xmlPlist({ files1: { old: sha256 }, files2: { new: sha256 }, rules2: {} })
    const bytes = Buffer.from(Buffer.from(twice).toString().replace('files1', 'files2'))
    expect([...readCodeResources(bytes).files.keys()]).toEqual(['new'])
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
    const judge = judging({
      rules2: {
        '^.*': true,
        '^Info\\.plist$': { omit: true, weight: new Real(20) },
        '^light': false,
        '^Frameworks/': { nested: true, weight: new Real(10) },
        '.*\\.dSYM($|/)': { weight: new Real(11) },
        '^(.*/)?\\.DS_Store$': { omit: true, weight: 2000 },
      },
    })
    expect(judge('a')).toBe('sealed')
    expect(judge('Info.plist')).toBe('omitted')
    expect(judge('sub/Info.plist')).toBe('sealed')
    expect(judge('lighter')).toBe('omitted')
    expect(judge('Frameworks/A.framework')).toBe('nested')
    expect(judge('Frameworks/.DS_Store')).toBe('omitted')
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
      const judge = judging({ rules2 })
      expect(judge('Info.plist')).toBe('omitted')
      expect(judge('Other.plist')).toBe('sealed')
    },
  )

  it('takes a path that no rule matches for one that is not sealed', () => {
    expect(judging({ rules2: { '^a': true } })('b')).toBe('omitted')
  })

  it('stops judging when hostile rules make it work without end', () => {
    const slow = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`(.*)*(.*)*(.*)*x${n}`, { weight: n }]),
    )
    const judge = judging({ rules2: slow })
    const verdicts = Array.from({ length: 300 }, () => judge('a/'.repeat(200)))
    expect(verdicts.at(-1)).toBeUndefined()
  })

  it('refuses a rule that is no pattern once it is to be followed', () => {
    expect(() => judging({ rules2: { '(': true } })).toThrow(/"\(" is no pattern/)
  })

  it('takes compiling out of the budget', () => {
    const rules2 = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`(${'a'.repeat(15)}){100}${n}`, true]),
    )
    const budget = { left: 50_000 }
    expect(() => judging({ rules2 }, budget)).toThrow(/too long to follow/)
    expect(budget.left).toBeGreaterThan(-5_000)
  })

  it.each<[string, Readonly<Record<string, PlistInput>>, RegExp]>([
    ['no list', {}, /neither “files2”/],
    ['a digest of another size', { files2: { a: Buffer.alloc(5) } }, /"a" has no known form/],
    ['an item without a digest', { files2: { a: {} } }, /"a" has no known form/],
    ['a link too long', { files2: { a: { symlink: 'x'.repeat(1025) } } }, /"a" has no known form/],
    ['a text for an item', { files2: { a: 'x' } }, /"a" has no known form/],
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
