import { describe, expect, it } from '@jest/globals'
import { matchesName } from '../src/artifact-pattern'

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
  ])('%s means %s', (pattern, name) => {
    expect(matchesName(pattern, name)).toBe(true)
  })

  it.each([
    ['*.ipa', 'out/App.ipa'],
    ['**/*.ipa', 'App.ipa.zip'],
    ['**/*.ipa', 'App.IPA'],
    ['out/**', 'out'],
    ['out/*.ipa', 'other/out/App.ipa'],
    ['App?.ipa', 'App/.ipa'],
    ['App-[!0-9].ipa', 'App-/.ipa'],
    ['App.ipa', 'Appxipa'],
    ['[z-a].ipa', 'b.ipa'],
    ['**/*.ipa', `${'a'.repeat(2_000)}.ipa`],
  ])('%s does not mean %s', (pattern, name) => {
    expect(matchesName(pattern, name)).toBe(false)
  })
})
