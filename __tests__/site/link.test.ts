import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { itmsLink } from '../../src/site/link'
import { manifestOfLink } from '../support/itms-parser'

const addresses = [
  'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/manifest.plist',
  'https://example.com/a b/manifest.plist',
  'https://example.com/a%20b/manifest.plist',
  'https://example.com/a%2520b/manifest.plist',
  'https://example.com/网页/manifest.plist',
  'https://müller.example/manifest.plist',
  'https://example.com/m.plist?token=a=b&c=d;e=f',
  'https://example.com/a+b;c&d=e/m.plist',
  "https://example.com/m(1)!*'.plist",
  'https://example.com/m.plist?x="<>"#frag',
]

describe('the link', () => {
  it.each(addresses)('brings %s through iOS’s own parser', address => {
    const manifest = httpsUrl(address)
    expect(manifestOfLink(itmsLink(manifest))).toBe(manifest)
  })

  it('is what the contract spells out', () => {
    expect(itmsLink(httpsUrl('https://example.com/m.plist'))).toBe(
      'itms-services://?action=download-manifest&url=https%3A%2F%2Fexample.com%2Fm.plist',
    )
  })

  it.each(addresses)('has the scheme once and only safe characters: %s', address => {
    const link = itmsLink(httpsUrl(address))
    expect(link.split('itms-services:')).toHaveLength(2)
    expect(link).toMatch(
      /^itms-services:\/\/\?action=download-manifest&url=[A-Za-z0-9%._~!*'()-]+$/,
    )
  })
})

describe('the parser that the tests use', () => {
  it.each([
    ['a raw equals sign', 'itms-services://?action=download-manifest&url=https://e.example/m?a=b'],
    [
      'a space after one decode',
      'itms-services://?action=download-manifest&url=https://e.example/a%20b',
    ],
    ['http', 'itms-services://?action=download-manifest&url=http://e.example/m'],
  ])('does nothing, as iOS, on %s', (_what, link) => {
    expect(manifestOfLink(link)).toBeUndefined()
  })

  it('cuts the address at a raw ampersand, as iOS does', () => {
    const link = 'itms-services://?action=download-manifest&url=https://e.example/m?a&b=c'
    expect(manifestOfLink(link)).toBe('https://e.example/m?a')
  })

  it('takes a semicolon for an ampersand', () => {
    const link = 'itms-services://?action=download-manifest;url=https%3A%2F%2Fe.example%2Fm'
    expect(manifestOfLink(link)).toBe('https://e.example/m')
  })
})
