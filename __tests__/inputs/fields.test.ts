import { describe, expect, it } from '@jest/globals'
import { type Given, inputsFrom, problemsOf, usual } from '../support/inputs'

describe('bad inputs', () => {
  it('are reported together, with what was given and what is allowed', () => {
    expect(
      problemsOf({
        command: 'pubish',
        'publish-to': 'page',
        'ipa-host': 'S3',
        comment: 'yes',
        'keep-builds': '0',
        'site-budget': '1e3',
        'verify-timeout': '-5',
        unlisted: 'maybe',
        'pull-request': '#42',
        directory: '../x',
      }),
    ).toEqual([
      '- `command` is “pubish”; allowed: auto, publish, announce, remove, sweep, inspect, assemble. Did you mean “publish”?',
      '- `pull-request` is “#42”; allowed: a whole number from 1 up',
      '- `directory` is “../x”; allowed: a relative path such as `install` or `apps/ios`, of letters, digits, `.`, `_` and `-`; no part may start with `.`, `_` or `-`, nor may it lie in `vendor` or `node_modules`, because Pages leaves those out',
      '- `keep-builds` is “0”; allowed: a whole number from 1 to 1000 (builds)',
      '- `site-budget` is “1e3”; allowed: a whole number from 1 to 100000 (MB)',
      '- `unlisted` is “maybe”; allowed: auto, true, false',
      '- `comment` is “yes”; allowed: true, false',
      '- `verify-timeout` is “-5”; allowed: a whole number from 1 to 21600 (seconds)',
      '- `publish-to` is “page”; allowed: pages, release, directory. Did you mean “pages”?',
      '- `ipa-host` is “S3”; allowed: auto, pages, release',
    ])
  })

  it('say how many there are and where to look', () => {
    const read = (given: Given) => () => inputsFrom({ ...usual, ...given })
    expect(read({ verify: 'no' })).toThrow(/^An input is wrong:\n- `verify` is “no”/)
    expect(read({ verify: 'no', comment: 'no' })).toThrow(/^2 inputs are wrong:/)
    expect(read({ verify: 'no' })).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        hint: 'Correct the `with:` block of this step.',
      }),
    )
  })

  it('are shown on one line, cut, and without secrets', () => {
    const secrets: Given = { 'github-token': 'run-token', 'site-token': 'site-secret' }
    const shown = (command: string) => problemsOf({ ...usual, ...secrets, command })[0]
    expect(shown('a\n::error::b')).toContain('is “a ::error::b”;')
    expect(shown('x'.repeat(500))).toContain(`is “${'x'.repeat(119)}…”;`)
    expect(shown('Bearer site-secret')).toContain('is “Bearer ***”;')
    expect(shown('ghp_abcDEF123 github_pat_11_x')).toContain('is “*** ***”;')
  })

  it.each<[keyof Given, readonly string[], readonly string[]]>([
    [
      'directory',
      ['a', 'a/b.c-d_e', '1'],
      [
        '/a',
        'a//b',
        '_a',
        'a/.b',
        'a/..',
        'a b',
        '-a',
        'a/vendor/..',
        'vendor',
        'node_modules/x',
        'a.',
        'a..b',
        '/',
        'ä',
      ],
    ],
    [
      'site-repository',
      ['a/b', 'A-1/.github'],
      ['a', 'a/b/c', 'a/..', '/b', 'a/', 'https://github.com/a/b', 'a b/c'],
    ],
    [
      'pages-branch',
      ['gh-pages', 'a/b'],
      ['-f', 'a b', 'a..b', 'a^', 'a.lock', '/a', 'a/', 'a:b', 'a//b', '@', '.a'],
    ],
    ['release-tag', ['v1.2', 'refs/tags/v1'], ['--all', 'v1~1', 'v@{1}', 'v1.']],
    [
      'pages-workflow',
      ['pages.yml', 'deploy site.yaml'],
      ['pages', '../pages.yml', 'a/b.yml', '12'],
    ],
    ['artifact', ['my ipa (1)'], ['a/b', 'a:b', 'a*', 'x'.repeat(256)]],
    [
      'launcher-url',
      ['https://x.example/?a'],
      ['http://x.example', 'x.example', 'https://x.example/#a', 'https://u:p@x.example'],
    ],
    [
      'base-url',
      ['https://x.example', 'https://x.example:8443/a/'],
      ['http://x.example/', '//x.example', 'https://x.example/?a', 'https://x.example/#'],
    ],
    ['environment', ['a b'], ['a\nb', 'x'.repeat(256)]],
    ['allowed-teams', ['ABCDE12345'], ['ABCDE12345, FGHIJ67890', 'Example Ltd']],
    ['run-id', ['1'], ['0', '-1', '1.5', 'x', '99999999999999999999']],
    ['pull-request', ['1'], ['0', 'refs/pull/1/merge', '1 2']],
    ['commit', ['a'.repeat(40), 'A'.repeat(64)], ['a'.repeat(7), 'main', 'g'.repeat(40)]],
    ['site-budget', ['1', '100000'], ['0', '100001', '900 MB']],
    ['keep-builds', ['1', '1000'], ['1001', 'all']],
    ['verify-timeout', ['1', '21600'], ['0', '21601', '10m']],
    ['fail-on', ['warning'], ['notice', 'Error']],
    ['manifest-hashes', ['md5'], ['sha1']],
    ['dry-run', ['TRUE', 'False'], ['tRuE', '1', 'on']],
    ['unlisted', ['auto', 'FALSE'], ['Auto', '0']],
  ])('%s takes %j, not %j', (name, good, bad) => {
    for (const value of good) expect(problemsOf({ ...usual, [name]: value })).toEqual([])
    for (const value of bad) {
      const problems = problemsOf({ ...usual, [name]: value })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(new RegExp(`^- \`${name}\` is “.+”; allowed: `))
    }
  })
})
