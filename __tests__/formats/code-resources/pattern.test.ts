import { describe, expect, it } from '@jest/globals'
import { compilePattern } from '../../../src/formats/code-resources/pattern'

function found(source: string, text: string): boolean {
  const pattern = compilePattern(source, { left: 100_000 })
  if (!pattern) throw new Error(`${source} is taken for no pattern`)
  return pattern.isFoundIn(text, { left: 100_000 })
}

describe('compilePattern', () => {
  const paths = [
    '',
    'Info.plist',
    'Info-plist',
    'sub/Info.plist',
    '.DS_Store',
    'a/.DS_Store',
    'aDS_Store',
    'en.lproj/a.strings',
    'en.lproj/locversion.plist',
    'Base.lproj/Main.storyboardc/x',
    'x.dSYM',
    'x.dSYM/Contents/y',
    'x.dSYMs/y',
    'Frameworks/A.framework/A',
    'Library/Spotlight/x',
    'aab',
    'b',
    'ab-c',
    'ünï/é',
  ]

  it.each([
    '^.*',
    '^.*\\.lproj/',
    '^.*\\.lproj/locversion.plist$',
    '^Base\\.lproj/',
    '^Info\\.plist$',
    '^(.*/)?\\.DS_Store$',
    '.*\\.dSYM($|/)',
    '^(Frameworks|PlugIns|Library/(Automator|Spotlight))/',
    '^[^/]+$',
    '^version.plist$',
    'a+b|^b$',
    '^a{2}b',
    '^a{1,}b',
    '^a{0,1}a',
    '(a|b)*c',
    '[a-c-]+c',
    '[]a]b',
    '^$',
    '',
    'é$',
  ])('%s finds what a regular expression finds', source => {
    // The two dialects agree on these, but for a bracket that begins a set.
    const theirs = new RegExp(source.replace('[]', '[\\]'))
    expect(paths.filter(path => found(source, path))).toEqual(
      paths.filter(path => theirs.test(path)),
    )
  })

  it.each([
    ['a group that is not closed', '^(a'],
    ['a closing bracket', 'a)'],
    ['a set that is not closed', '[a'],
    ['a named class', '[[:alpha:]]'],
    ['nothing to repeat', '*a'],
    ['an escape of another dialect', '\\d'],
    ['an escape of nothing', 'a\\'],
    ['a count that is none', 'a{x}'],
    ['a count backwards', 'a{3,2}'],
    ['a count without end', 'a{2'],
    ['a count beyond the limit', 'a{256}'],
    ['groups without end', '('.repeat(400)],
    ['counts of counts', '((a{200}){200}){200}'],
    ['endless text', 'a'.repeat(501)],
  ])('refuses %s', (_what, source) => {
    expect(compilePattern(source, { left: 100_000 })).toBeUndefined()
  })

  it('takes no more steps than it may for what a backtracking matcher never finishes', () => {
    const budget = { left: 100_000 }
    const pattern = compilePattern('^((a+)+)+(a|aa)*$', budget)
    expect(pattern?.isFoundIn(`${'a'.repeat(2000)}b`, budget)).toBe(false)
    expect(budget.left).toBeGreaterThan(0)
    expect(compilePattern('(a*)*(a*)*(a*)*x', budget)?.isFoundIn('a'.repeat(20_000), budget)).toBe(
      false,
    )
    expect(budget.left).toBeLessThan(0)
  })
})
