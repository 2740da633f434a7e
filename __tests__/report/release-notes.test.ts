import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import {
  withInstallLinks,
  withoutInstallLinks,
  withoutLinksTo,
} from '../../src/report/release-notes'
import { aRecord, onlySigned } from '../support/build-record'

const example = aRecord()
const other = aRecord({ app: { bundleId: 'com.example.other', title: 'Other' } })

const written = (notes: string, builds = [example]) => {
  const whole = withInstallLinks(notes, builds)
  if (whole === undefined) throw new Error('the notes are too long')
  return whole
}

const theirs = {
  empty: '',
  'one line': 'First release',
  'a line end at the end': '## Fixed\n\n- crash\n',
  'many line ends': 'a\n\n\n\n',
  'Windows line ends': '## Fixed\r\n\r\n- crash\r\n',
  'Windows line ends, none at the end': 'a\r\nb',
  'an open code block': '```\ncode\n```',
  'other scripts': '修正\u202e\u0000 🎉',
  'half a marker': '<!-- tap-to-install:begin --> is what it writes',
} as const

describe('install links in release notes', () => {
  it('invite nobody to install what iOS will refuse, and go with the build all the same', () => {
    const finding = { rule: 'profile-expired', level: 'error', message: 'It is.', fix: '' } as const
    const refused = aRecord({ findings: [finding] })
    const notes = written('Hello', [refused])
    expect(notes).toContain('>Page of Example 1.2.3 (45)</a>: iOS will most likely refuse')
    expect(withoutLinksTo(notes, [refused])).toBe('Hello')
  })

  it('say who takes a build that iOS refuses', () => {
    const notes = written('', [aRecord({ sideload: onlySigned })])
    expect(notes).toContain('>Get Example 1.2.3 (45) for AltStore, SideStore or Feather</a> <!--')
  })

  it('stand between two markers, one line per app', () => {
    expect(written('Hello', [example, other])).toBe(
      [
        'Hello',
        '',
        '<!-- tap-to-install:begin -->',
        'Install on an iPhone or iPad:',
        '',
        `- <a href="${example.urls.install}">Install Example 1.2.3 (45)</a> <!-- app:8a464e05bf03 -->`,
        `- <a href="${other.urls.install}">Install Other 1.2.3 (45)</a> <!-- app:24473df468cb -->`,
        '<!-- tap-to-install:end -->',
      ].join('\n'),
    )
  })

  it.each(Object.entries(theirs))('leave the rest byte for byte: %s', (_name, notes) => {
    const first = written(notes)
    expect(first.startsWith(notes)).toBe(true)
    expect(withoutInstallLinks(first)).toBe(notes)
    expect(written(first)).toBe(first)
  })

  it('are replaced where they stand, with text around them', () => {
    const moved = `Before\r\n${written('')}\r\n\r\nAfter, no line end`
    const later = aRecord({ run: { number: 58 } })
    const whole = written(moved, [later])
    expect(whole.startsWith('Before\r\n<!--')).toBe(true)
    expect(whole.endsWith('-->\r\n\r\nAfter, no line end')).toBe(true)
    expect(whole).toContain(later.urls.install)
    expect(whole).not.toContain(example.urls.install)
  })

  it('keep the lines of other apps, which other jobs wrote', () => {
    const whole = written(written('Hi', [other]), [example])
    expect(whole).toContain(other.urls.install)
    expect(whole).toContain(example.urls.install)
  })

  it('keep them too when somebody’s editor made CRLF of our line ends', () => {
    const edited = written('Hi', [other]).replaceAll('\n', '\r\n')
    expect(written(edited)).toContain(other.urls.install)
  })

  it('show a title as text, whatever it is', () => {
    const title = '</a><!-- tap-to-install:end --> @everyone [x](javascript:0)'
    const whole = written('Hi', [aRecord({ app: { title } })])
    expect(whole.match(/tap-to-install:end/g)).toHaveLength(2)
    expect(whole.match(/<!-- tap-to-install:end -->/g)).toHaveLength(1)
    expect(whole).not.toContain('@everyone')
    expect(withoutInstallLinks(whole)).toBe('Hi')
  })

  it('are left out when GitHub would refuse the notes', () => {
    expect(withInstallLinks('x'.repeat(124_900), [example])).toBeUndefined()
  })

  it('go with the line ends around them, whatever somebody’s editor made of those', () => {
    const edited = written('Hi\n\nthere\n').replaceAll('\n', '\r\n')
    expect(withoutInstallLinks(edited)).toBe('Hi\r\n\r\nthere\r\n')
  })

  it('are begun anew below when somebody has deleted the marker at their end', () => {
    const broken = written('Hi').replace('<!-- tap-to-install:end -->', 'My own words')
    const again = written(broken)
    expect(again.startsWith(`${broken}\n\n<!--`)).toBe(true)
    expect(withoutInstallLinks(again)).toBe(broken)
    expect(withoutInstallLinks(broken)).toBe(broken)
  })

  it('are nothing to remove where there are none', () => {
    expect(withoutInstallLinks('Hello\r\n')).toBe('Hello\r\n')
  })
})

describe('links to builds that are gone', () => {
  it.each(Object.entries(theirs))('are all of ours that there was: %s', (_name, notes) => {
    expect(withoutLinksTo(written(notes, [example, other]), [other, example])).toBe(notes)
  })

  it.each([
    ['as written', (text: string) => text],
    ['edited', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('go alone, and the rest stays byte for byte (%s)', (_how, edit) => {
    const notes = edit(`Before\n${written('', [example, other])}\n\nAfter`)
    const line = notes.split(/(?<=\n)/).find(text => text.includes('Install Other')) ?? ''
    expect(line).toContain(other.urls.install)
    expect(withoutLinksTo(notes, [other])).toBe(notes.replace(line, ''))
  })

  it('stay when they lead to a newer build of the app', () => {
    const later = aRecord({ run: { number: 58 } })
    const notes = written('Hi', [later])
    expect(withoutLinksTo(notes, [example])).toBe(notes)
  })

  it('are found whatever their address holds', () => {
    const install = httpsUrl('https://l.example/#v=1&manifest=https%3A%2F%2Fa&title=(%27*%27)')
    const launched = { ...example, urls: { ...example.urls, install } }
    expect(withoutLinksTo(written('Hi', [launched]), [launched])).toBe('Hi')
  })

  it('are left alone where somebody tells of them in words of their own', () => {
    const notes = `${written('Hi', [other])}\n- see ${example.urls.install} <!-- app:8a464e05bf03 -->`
    expect(withoutLinksTo(notes, [example])).toBe(notes)
  })
})
