import { describe, expect, it } from '@jest/globals'
import { patternAdvice } from '../src/pattern-advice'

describe('patternAdvice', () => {
  it.each([
    ['~/build/App.ipa', 'home folder'],
    ['"build/App.ipa"', 'quotation marks'],
    ["'build/*.ipa'", 'quotation marks'],
    ['build/{App,Beta}.ipa', 'braces'],
    ['build/@(App|Beta).ipa', 'parentheses'],
    ['$HOME/App.ipa', 'variables of the shell'],
    ['$' + '{BUILD_DIR}/App.ipa', 'variables of the shell'],
    ['%USERPROFILE%/App.ipa', 'variables of the shell'],
    ['$(ls build)', 'no command'],
    ['# build/App.ipa', 'no comment'],
    ['a.ipa, b.ipa', 'several paths'],
    ['a.ipa b.ipa', 'several paths'],
    ['https://example.com/App.ipa', 'download'],
    ['build/App.xcarchive', 'Xcode archive'],
    ['build/App.xcarchive/Products/Applications/App.app', 'Xcode archive'],
    ['build/Release-iphoneos/App.app', 'an app is no IPA'],
    ['build\\App.ipa', 'folders are parted by'],
  ])('%s', (pattern, why) => {
    expect(patternAdvice([pattern])).toContain(why)
  })

  it.each(['build/App.ipa', '**/*.ipa', 'App [1].ipa', 'App \\[1\\].ipa', 'app.ipa/x'])(
    'has nothing to say about %s',
    pattern => {
      expect(patternAdvice([pattern])).toBe('')
    },
  )

  it('says the same once for all that it is about', () => {
    expect(patternAdvice(['~/a.ipa', 'b.ipa', '~/c.ipa'])).toBe(
      '“~/a.ipa”, “~/c.ipa”: `~` is not taken for the home folder; give the path relative to the workspace, or the whole path.',
    )
  })
})
