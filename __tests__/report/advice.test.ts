import { describe, expect, it } from '@jest/globals'
import { explained, whatToDo } from '../../src/report/advice'

describe('advice', () => {
  it('keeps permission lines ready to copy and prose as prose', () => {
    const hint = [
      'Allow it in the workflow file:',
      '',
      'permissions:',
      '  pull-requests: write',
      '',
      'Then look at `site-token`.',
    ].join('\n')
    expect(String(whatToDo(hint))).toBe(
      [
        '**What to do:** Allow it in the workflow file:',
        '<pre>permissions:\n  pull-requests: write</pre>',
        'Then look at <code>site-token</code>.',
      ].join('\n\n'),
    )
  })

  it('links the settings page, with the punctuation outside', () => {
    expect(String(whatToDo('Open (https://github.com/o/r/settings/pages).'))).toBe(
      '**What to do:** Open ([https://github.com/o/r/settings/pages](https://github.com/o/r/settings/pages)).',
    )
    expect(String(whatToDo('https://ghe.example/o/r/settings/pages'))).toContain(
      '](https://ghe.example/o/r/settings/pages)',
    )
  })

  it("links Apple's developer pages in a finding, and nothing else", () => {
    expect(String(explained('Renew it at https://developer.apple.com/account/resources.'))).toMatch(
      /^Renew it at <a href="(https):(\/\/developer\.apple\.com\/account\/resources)">\1&#58;\2<\/a>\.$/,
    )
    expect(String(explained('See https://developer.apple.com.evil.example/x'))).not.toContain('<a')
    expect(String(explained('See https://github.com/o/r/settings/pages'))).not.toContain('<a')
  })

  it.each([
    'https://evil.example/x',
    'https://evilgithub.com/',
    'http://github.com/',
    'javascript:alert(1)',
  ])('does not link %s', address => {
    expect(String(whatToDo(`See ${address}`))).not.toContain('](')
  })

  it('links nothing in a sentence that may quote others', () => {
    expect(String(explained('Read https://github.com/a/b/settings/x or `@octocat`'))).toBe(
      'Read `https://github.com/a/b/settings/x` or <code>&#64;&#8203;octocat</code>',
    )
  })

  it('lets people copy the address that failed, and whatever else might be anybody’s', () => {
    const address = 'https://octo-org.github.io/app/install/pr-42/a.plist'
    expect(String(explained(`Install page: found status 404 (${address})`))).toBe(
      `Install page: found status 404 (\`${address}\`)`,
    )
    expect(String(whatToDo(`Look at ${address}.`))).toBe(`**What to do:** Look at \`${address}\`.`)
  })

  it.each([
    'https://e.example/`<img>',
    'https://e.example/|a|',
    'https://e.example/\u{430}',
    'https://e.example/](x',
  ])('takes no unusual address for one: %s', address => {
    const text = String(explained(`“${address}”`))
    expect(text).toContain('https:&#8203;//e.example/')
    expect(text.replace(/&#\d+;/g, '')).not.toMatch(/[`<>|\]]/)
  })

  it('leaves backticks alone that belong to what it quotes', () => {
    expect(String(explained('The profile “a `id` b” and “`” have `get-task-allow`'))).toBe(
      'The profile “a &#96;id&#96; b” and “&#96;” have <code>get-task-allow</code>',
    )
  })

  it('lets people copy the ids of builds and commits', () => {
    expect(String(explained('Build 103-f3846d3d of a1b2c3d, on gh-pages, 1234567 bytes'))).toBe(
      'Build <code>103-f3846d3d</code> of <code>a1b2c3d</code>, on gh-pages, 1234567 bytes',
    )
  })

  it('finds code and addresses between punctuation, and leaves dates alone', () => {
    expect(String(explained('Signed (`get-task-allow`), on 1 Oct 2026. Then `a`.'))).toBe(
      'Signed (<code>get-task-allow</code>), on 1 Oct 2026. Then <code>a</code>.',
    )
  })

  it('says nothing for an empty hint', () => {
    expect(String(whatToDo(' \n '))).toBe('')
  })
})
