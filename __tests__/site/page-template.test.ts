import { describe, expect, it } from '@jest/globals'
import { checkTemplate, renderTemplate, templateVariables } from '../../src/site/page-template'
import { aRecord, hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'

const button = '<a href="{{itmsUrl}}">Install</a>'
const badInput = (words: string): unknown =>
  expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(words) })

describe('a template of the user’s own', () => {
  it('has every documented variable', () => {
    const template = `${button}${templateVariables.map(name => `\n${name}: {{${name}}}`).join('')}`
    const page = renderTemplate(template, aRecord({ notes: 'Try it' }))
    for (const line of [
      'title: Example',
      'fullVersion: 1.2.3 (45)',
      'channel: Pull request #42',
      'commit: a1b2c3d',
      'size: 12.3 MB',
      'signing: Ad hoc, 12 devices',
      'expires: 10 Jun 2027',
      'needs: iOS 15.0 or later, iPhone and iPad',
      'notes: Try it',
      'icon: ./icon.png',
    ]) {
      expect(page).toContain(`\n${line}`)
    }
    expect(page).not.toContain('{{')
  })

  it('has the link that iOS reads as the manifest’s address', () => {
    const link = /href="([^"]*)"/.exec(renderTemplate(button, aRecord()))?.[1] ?? ''
    expect(manifestOfLink(link.replaceAll('&amp;', '&'))).toBe(aRecord().urls.manifest)
  })

  it.each(['{{title}}', '{{{title}}}', '{{&title}}'])('escapes %s', variable => {
    const record = aRecord({ app: { title: hostileTitles['script'] ?? '' } })
    const page = renderTemplate(`${button}<p title="${variable}">${variable}</p>`, record)
    expect(page).not.toMatch(/<script|<img/)
    expect(page).toContain('&lt;script&gt;document.title=&quot;owned&quot;')
  })

  it('does not read templates out of values', () => {
    const page = renderTemplate(`${button}{{title}}`, aRecord({ app: { title: '{{bundleId}}' } }))
    expect(page).toContain('</a>{{bundleId}}')
  })

  it('shows a section only when there is something', () => {
    const template = `${button}{{#notes}}<h2>Test</h2>{{notes}}{{/notes}}{{^notes}}Nothing{{/notes}}`
    expect(renderTemplate(template, aRecord())).toMatch(/<\/a>Nothing$/)
    expect(renderTemplate(template, aRecord({ notes: 'a<b' }))).toMatch(/<h2>Test<\/h2>a&lt;b$/)
  })

  it.each([
    ['an unclosed tag', '{{title', 'Unclosed tag'],
    ['an unclosed section', '{{#notes}}', 'Unclosed section'],
    ['a wrong name', '{{titel}}', 'titel'],
    ['a wrong name inside a section', '{{#notes}}{{nots}}{{/notes}}', 'nots'],
    ['a partial', '{{> header}}', '> header'],
    ['a name from the language', '{{constructor}}', 'constructor'],
    ['far too much text', 'x'.repeat(1024 * 1024 + 1), 'longer'],
  ])('is refused with %s before anything is built', (_what, template, words) => {
    expect(() => checkTemplate(template)).toThrow(badInput(words))
  })

  it.each(['<h1>{{title}}</h1>', '{{itmsUrl}}', "<a href='https://example.com'>Install</a>"])(
    'is refused without the link in an attribute: %s',
    template => {
      expect(() => renderTemplate(template, aRecord())).toThrow(badInput('leaves out the link'))
    },
  )
})
