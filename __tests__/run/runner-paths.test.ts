import { describe, expect, it } from '@jest/globals'
import { withoutRunnerPaths } from '../../src/run/runner-paths'

const linux = {
  GITHUB_WORKSPACE: '/home/runner/work/app/app',
  RUNNER_TEMP: '/home/runner/work/_temp',
  HOME: '/home/runner',
}

const windows = {
  GITHUB_WORKSPACE: 'D:\\a\\app\\app',
  RUNNER_TEMP: 'D:\\a\\_temp',
  USERPROFILE: 'C:\\Users\\runneradmin',
}

describe('paths of a runner, where anybody can read them', () => {
  it.each([
    [
      '/home/runner/work/app/app/build/App.ipa changed while it was being published',
      'build/App.ipa changed while it was being published',
    ],
    [
      "ENOENT: no such file, rename '/home/runner/work/_temp/a' -> '/home/runner/.cache/b'",
      "ENOENT: no such file, rename '$RUNNER_TEMP/a' -> '~/.cache/b'",
    ],
    ['The folder /home/runner/work/app/app cannot be read.', 'The folder . cannot be read.'],
    ['“/home/runner/work/app/app-old/x” stays', '“~/work/app/app-old/x” stays'],
    ['https://example.org/home/runner/x stays', 'https://example.org/home/runner/x stays'],
    ['/home/runner/work/app/app/odd\\name', 'odd\\name'],
  ])('on Linux and macOS: %s', (text, told) => {
    expect(withoutRunnerPaths(text, linux)).toBe(told)
  })

  it.each([
    [
      'D:\\a\\app\\app\\My Build\\ad hoc\\App.ipa cannot be read: EBUSY',
      'My Build/ad hoc/App.ipa cannot be read: EBUSY',
    ],
    ['“d:/A/app/app/build\\App.ipa” is no IPA', '“build/App.ipa” is no IPA'],
    [
      "EPERM: rename 'D:\\a\\_temp\\x\\0' -> 'D:\\a\\app\\app\\site\\index.html'",
      "EPERM: rename '$RUNNER_TEMP/x/0' -> 'site/index.html'",
    ],
    ['from D:\\a\\_temp\\x to D:\\a\\app\\app\\y', 'from $RUNNER_TEMP/x to y'],
    ['The folder D:\\a\\app\\app cannot be read: no', 'The folder . cannot be read: no'],
    ['C:\\Users\\runneradmin\\key.p12', '~/key.p12'],
    ['D:\\a\\apple\\x stays', 'D:\\a\\apple\\x stays'],
  ])('on Windows: %s', (text, told) => {
    expect(withoutRunnerPaths(text, windows)).toBe(told)
  })

  it('leaves text alone where the folders are unknown, or all there is', () => {
    expect(withoutRunnerPaths('/usr/bin/git', {})).toBe('/usr/bin/git')
    expect(withoutRunnerPaths('/usr/bin/git', { HOME: '/', GITHUB_WORKSPACE: '.' })).toBe(
      '/usr/bin/git',
    )
  })
})
