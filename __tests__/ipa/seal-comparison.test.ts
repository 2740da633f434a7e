import { describe, expect, it } from '@jest/globals'
import { type CodeResources, readCodeResources } from '../../src/formats/code-resources'
import { stepBudget } from '../../src/formats/code-resources-rules'
import type { EntryFacts } from '../../src/ipa/hash-entry'
import { compareSeal } from '../../src/ipa/seal-comparison'
import { someSignature } from '../support/app'
import type { PlistInput } from '../support/ipa/plist-input'
import { xmlPlist } from '../support/ipa/xml-plist'

const good = '02'.repeat(32)
const digest = Buffer.alloc(32, 2)

function file(sha256 = good): EntryFacts {
  return { kind: 'sound', sha256, sha1: '01'.repeat(20), target: undefined }
}

function link(target: string): EntryFacts {
  return { kind: 'sound', sha256: good, sha1: '', target }
}

function sealOf(files2: Readonly<Record<string, PlistInput>>): CodeResources {
  const rules2 = { '^.*': true, '^Info\\.plist$': { omit: true, weight: 20 } }
  return readCodeResources(xmlPlist({ files2, rules2 }))
}

/** `kind path` of every difference, and what was expected and found. */
function differences(
  resources: CodeResources,
  files: Readonly<Record<string, EntryFacts>>,
  codeAt = (_path: string): ReturnType<typeof someSignature>[] | undefined => undefined,
) {
  const contents = {
    files: new Map(Object.entries(files)),
    executable: 'App',
    codeAt,
    budget: stepBudget(),
  }
  const seal = compareSeal(resources, contents)
  if (seal.kind !== 'read') throw new Error(JSON.stringify(seal))
  return seal.differences.first
}

describe('compareSeal', () => {
  it('finds nothing where everything agrees', () => {
    const files = { a: file(), 'Info.plist': file('x'), App: file('x') }
    const more = { '_CodeSignature/CodeResources': file('x'), CodeResources: link('x') }
    expect(differences(sealOf({ a: { hash2: digest } }), { ...files, ...more })).toEqual([])
  })

  it('names what changed, is missing and was added, in this order', () => {
    const resources = sealOf({ 'b/changed': { hash2: digest }, gone: { hash2: digest } })
    const found = differences(resources, { new: file(), 'b/changed': file('ff') })
    expect(found).toEqual([
      { kind: 'changed', path: 'b/changed', expected: `SHA-256 ${good}`, found: 'SHA-256 ff' },
      { kind: 'missing', path: 'gone', expected: `SHA-256 ${good}`, found: '' },
      { kind: 'added', path: 'new', expected: '', found: '' },
    ])
  })

  it('lets what is optional be missing, but not differ', () => {
    const resources = sealOf({
      a: { hash2: digest, optional: true },
      l: { symlink: 'x', optional: true },
    })
    expect(differences(resources, {})).toEqual([])
    expect(differences(resources, { a: file('ff'), l: link('y') })).toMatchObject([
      { kind: 'changed', path: 'a' },
      { kind: 'changed', path: 'l', expected: 'a link to “x”', found: 'a link to “y”' },
    ])
  })

  it('tells a link from a file', () => {
    const resources = sealOf({ l: { symlink: 'x' }, f: { hash2: digest } })
    expect(differences(resources, { l: link('x'), f: file() })).toEqual([])
    expect(differences(resources, { l: file(), f: link('x') })).toMatchObject([
      { path: 'f', expected: `SHA-256 ${good}`, found: 'a link to “x”' },
      { path: 'l', expected: 'a link to “x”', found: `SHA-256 ${good}` },
    ])
  })

  it('takes damaged files for changed, whether they are sealed or not', () => {
    const damaged: EntryFacts = { kind: 'damaged', reason: 'cut off' }
    const found = differences(sealOf({ a: { hash2: digest } }), {
      a: damaged,
      'Info.plist': damaged,
    })
    expect(found).toMatchObject([
      { kind: 'changed', path: 'Info.plist', found: 'damaged: cut off' },
      { kind: 'changed', path: 'a', found: 'damaged: cut off' },
    ])
  })

  it('compares composed and decomposed names', () => {
    const resources = sealOf({ 'Cafe\u0301': { hash2: digest } })
    expect(differences(resources, { 'Caf\u00e9': file() })).toEqual([])
  })

  it('reads seals of the first generation, which ignore links', () => {
    const old = readCodeResources(
      xmlPlist({ files: { a: Buffer.alloc(20, 1) }, rules: { '^.*': true } }),
    )
    expect(differences(old, { a: file('whatever'), l: link('x') })).toEqual([])
    const changed = { ...file(), sha1: 'ff' }
    expect(differences(old, { a: changed })).toMatchObject([{ path: 'a', found: 'SHA-1 ff' }])
  })

  it('names twenty and counts all', () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, file()]))
    const contents = {
      files: new Map(Object.entries(files)),
      executable: '',
      codeAt: () => undefined,
      budget: stepBudget(),
    }
    const seal = compareSeal(sealOf({}), contents)
    expect(seal).toMatchObject({ differences: { added: 50, changed: 0, missing: 0 } })
    expect(seal.kind === 'read' && seal.differences.first).toHaveLength(20)
  })

  it('cleans the names it repeats', () => {
    const [first] = differences(sealOf({}), { [`a\u202e\n${'x'.repeat(500)}`]: file() })
    expect(first?.path).toMatch(/^a x{297}…$/)
  })

  it('gives up on rules that take too long', () => {
    const rules2 = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [`(.*)*(.*)*x${n}`, { weight: n }]),
    )
    const files = new Map(
      Array.from({ length: 2000 }, (_, n) => [`${n}${'/a'.repeat(200)}`, file()]),
    )
    const resources = readCodeResources(xmlPlist({ files2: {}, rules2 }))
    const contents = { files, executable: '', codeAt: () => undefined, budget: stepBudget() }
    const tooLong = {
      kind: 'unreadable',
      reason: 'CodeResources: its rules take too long to follow',
    }
    expect(compareSeal(resources, contents)).toEqual(tooLong)
    // The next seal of the same IPA gets no budget of its own.
    const { left } = contents.budget
    expect(compareSeal(resources, contents)).toEqual(tooLong)
    expect(contents.budget.left).toBe(left)
  })
})

describe('nested code in a seal', () => {
  const path = 'Frameworks/A.framework'
  const inside = { [`${path}/A`]: file('x'), [`${path}/Info.plist`]: file('x') }
  const requirement = 'identifier "a" and anchor apple generic'
  const cdhash = Buffer.alloc(20, 0xdd)

  it('agrees by its cdhash, and what is in it is not looked at', () => {
    const resources = sealOf({ [path]: { cdhash, requirement } })
    expect(
      differences(resources, inside, at => (at === path ? [someSignature()] : undefined)),
    ).toEqual([])
  })

  it('is not judged by a requirement alone, except that it has to be there', () => {
    const resources = sealOf({ [path]: { requirement } })
    expect(differences(resources, inside, () => [someSignature()])).toEqual([])
    expect(differences(resources, {})).toEqual([
      { kind: 'missing', path, expected: 'code', found: '' },
    ])
  })

  it.each([
    ['is other code', [someSignature()], 'changed', `code with the cdhash ${'dd'.repeat(20)}`],
    ['is not signed', [], 'changed', 'unsigned code'],
    ['is gone', undefined, 'missing', ''],
  ])('differs when it %s', (_what, signatures, kind, found) => {
    const resources = sealOf({ [path]: { cdhash: Buffer.alloc(20, 1), requirement } })
    const expected = `code with the cdhash ${'01'.repeat(20)}`
    expect(differences(resources, inside, () => signatures)).toEqual([
      { kind, path, expected, found },
    ])
  })

  it('may be optional', () => {
    const resources = sealOf({ [path]: { requirement, optional: true } })
    expect(differences(resources, {})).toEqual([])
  })
})
