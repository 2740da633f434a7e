import { describe, expect, it } from '@jest/globals'
import { parseBuildJson, writeBuildJson } from '../../src/builds/build-json'
import type { BuildRecord } from '../../src/builds/build-record'
import { capabilityWords } from '../../src/builds/capabilities'
import { describeNeeds } from '../../src/builds/describe'
import { differenceOf } from '../../src/builds/difference'
import { installPage } from '../../src/site/pages/install-page'
import { aRecord } from '../support/build-record'

const needs = (app: Partial<BuildRecord['app']>) => describeNeeds(aRecord({ app }).app)
const many = Array.from({ length: 9 }, (_, at) => `odd-${at}`)

describe('what a build needs, in words', () => {
  it.each<readonly [string, Partial<BuildRecord['app']>]>([
    ['iOS 15.0 or later, iPhone and iPad', {}],
    ['iOS 15.0 or later, iPhone', { deviceFamilies: ['iphone'] }],
    ['iPadOS 15.0 or later, iPad only', { deviceFamilies: ['ipad', 'vision'] }],
    ['iPhone and iPad', { minimumOs: '' }],
    ['', { minimumOs: '', deviceFamilies: [] }],
    ['iOS 15.0 or later, iPhone and iPad', { capabilities: ['arm64', 'armv7', 'opengles-2'] }],
    [
      'iOS 15.0 or later, iPhone and iPad, NFC, a gyroscope, brand-new',
      { capabilities: ['arm64', 'nfc', 'gyroscope', 'brand-new'] },
    ],
    [
      'iOS 15.0 or later, iPhone, odd-0, odd-1, odd-2, odd-3, odd-4, odd-5, 3 more capabilities',
      { deviceFamilies: ['iphone'], capabilities: many },
    ],
    [
      'iOS 15.0 or later, iPhone, thinned for iPhone11,8, iPhone12,1',
      { deviceFamilies: ['iphone'], onlyModels: ['iPhone11,8', 'iPhone12,1'] },
    ],
    [
      'iOS 15.0 or later, iPhone, thinned for odd-0, odd-1, odd-2 and 6 more',
      { deviceFamilies: ['iphone'], onlyModels: many },
    ],
  ])('%s', (words, app) => {
    expect(needs(app)).toBe(words)
  })

  it('stands on the page and in the record', () => {
    const record = aRecord({ app: { capabilities: ['nfc'], onlyModels: ['iPad11,1'] } })
    const read = installPage(record)
      .toString()
      .replaceAll(/<[^>]*>/g, '')
    expect(read).toContain('iPhone and iPad, NFC, only for iPad11,1')
    expect(parseBuildJson(writeBuildJson(record))?.app).toEqual(record.app)
  })

  it('stands on the page in words of the visitor’s language', () => {
    const capabilities = [...Object.keys(capabilityWords).slice(0, 4), 'nfc', 'odd', 'odd-too']
    const page = String(installPage(aRecord({ app: { capabilities, onlyModels: many } })))
    const [, needed = ''] = /"facts">.*?data-t="needs">Needs<\/dt><dd>(.*?)<\/dd>/s.exec(page) ?? []
    expect(needed.match(/data-t="(?!both)[\w-]+"/g)).toEqual([
      'data-t="orLater"',
      'data-t="phoneAndPad"',
      ...capabilities.slice(0, 4).map(one => `data-t="${one}"`),
      'data-t="more"',
      'data-t="onlyFor"',
      'data-t="more"',
    ])
    expect(needed).toContain('<bdi>NFC</bdi>')
  })

  it('is compared with the build before, where both say it', () => {
    const old = aRecord({ app: { capabilities: ['arm64'] } })
    const now = aRecord({ app: { capabilities: ['arm64', 'nfc'] } })
    const change = { what: 'Needed of the device', before: '', after: 'nfc' }
    expect(differenceOf(old, now).changes).toEqual([change])
    expect(differenceOf(aRecord(), now).changes).toEqual([])
  })
})
