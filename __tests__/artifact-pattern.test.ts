import { describe, expect, it } from '@jest/globals'
import { nameMatcher } from '../src/artifact-pattern'

describe('a pattern for names inside of an artifact', () => {
  it.each([
    ['**/*.ipa', 'App.ipa'],
    ['**/*.ipa', 'out/deep/App.ipa'],
    ['**/**/*.ipa', 'out/App.ipa'],
    ['out/**', 'out/deep/App.ipa'],
    ['out/*.ipa', 'out/.hidden.ipa'],
    ['./out/*.ipa', 'out/App.ipa'],
    ['App-?.ipa', 'App-1.ipa'],
    ['App-[0-9].ipa', 'App-7.ipa'],
    ['App-[!a-z].ipa', 'App-7.ipa'],
    ['App [1].ipa', 'App [1].ipa'],
    ['App \\[1\\].ipa', 'App [1].ipa'],
    ['App (1)+$^.ipa', 'App (1)+$^.ipa'],
    ['*', '应用.ipa'],
    ['a**b.ipa', 'axxb.ipa'],
    ['*a1*b*.ipa', 'xa1yba1b.ipa'],
    ['**/a/**/b/*.ipa', 'a/x/a/b/y/b/App.ipa'],
    ['**', 'out/App.ipa'],
  ])('%s means %s', (pattern, name) => {
    expect(nameMatcher(pattern)(name)).toBe(true)
  })

  it.each([
    ['*.ipa', 'out/App.ipa'],
    ['**/*.ipa', 'App.ipa.zip'],
    ['**/*.ipa', 'App.IPA'],
    ['out/**', 'out'],
    ['*a*b*.ipa', 'xbxa.ipa'],
    ['**/a/**/b/*.ipa', 'b/a/App.ipa'],
    ['out/*.ipa', 'other/out/App.ipa'],
    ['App?.ipa', 'App/.ipa'],
    ['App-[!0-9].ipa', 'App-/.ipa'],
    ['App.ipa', 'Appxipa'],
    ['[z-a].ipa', 'b.ipa'],
    ['**/*.ipa', `${'a'.repeat(2_000)}.ipa`],
  ])('%s does not mean %s', (pattern, name) => {
    expect(nameMatcher(pattern)(name)).toBe(false)
  })
})

it('takes no longer for a name that almost fits in many ways', () => {
  const stars = nameMatcher('*a*a*a*a*a*a*b*.ipa')
  const folders = nameMatcher('**/a/**/a/**/a/**/a/**/a/**/b.ipa')
  expect(stars('a'.repeat(990))).toBe(false)
  expect(folders('a/'.repeat(490))).toBe(false)
})
