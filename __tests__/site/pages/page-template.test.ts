import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import {
  checkTemplate,
  renderTemplate,
  templateVariables,
} from '../../../src/site/pages/page-template'
import { aRecord, hostileTitles } from '../../support/build-record'
import { expectGolden } from '../../support/golden'
import { manifestOfLink } from '../../support/itms-parser'

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

  it('may have it in single quotes, out of which no value leads', () => {
    const record = aRecord({ app: { title: `' onclick='alert(1)` } })
    const page = renderTemplate(`<a href='{{itmsUrl}}' title='{{{title}}}'>Install</a>`, record)
    const [, link = '', title] = /^<a href='([^']*)' title='([^']*)'>Install<\/a>$/.exec(page) ?? []
    expect(manifestOfLink(link.replaceAll('&amp;', '&'))).toBe(record.urls.manifest)
    expect(title).toBe('&#39; onclick=&#39;alert(1)')
  })

  it('may look as the documentation shows', async () => {
    const recipes = await readFile('docs/recipes.md', 'utf8')
    const [, example = ''] = /^```html\n(.*?)^```$/ms.exec(recipes) ?? []
    const page = renderTemplate(example, aRecord({ notes: 'Try <b>it</b>' }))
    expectGolden('site/golden/page-template-example.html', page)
  })

  it('has its variables in the documentation, all of them', async () => {
    const recipes = await readFile('docs/recipes.md', 'utf8')
    const section = recipes.slice(recipes.indexOf('## An install page of your own'))
    const documented = [...section.matchAll(/`\{\{([A-Za-z0-9]+)\}\}`/g)].map(([, name]) => name)
    expect([...new Set(documented)].toSorted()).toEqual([...templateVariables].toSorted())
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

  it.each([
    '<h1>{{title}}</h1>',
    '{{itmsUrl}}',
    "<a href='https://example.com'>Install</a>",
    '<a href={{itmsUrl}}>Install</a>',
  ])('is refused without the link in an attribute: %s', template => {
    expect(() => renderTemplate(template, aRecord())).toThrow(badInput('leaves out the link'))
  })
})
