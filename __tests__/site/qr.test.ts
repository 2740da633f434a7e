import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { qrPng } from '../../src/site/qr'
import { readQr } from '../support/read-qr'

const addresses = [
  'https://a.example/',
  'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/',
  `https://octo-org.github.io/app/install/0123456789abcdef0123456789abcdef/pr-42/${'com.example.'.repeat(12)}app/57-1f2e3d4c/`,
]

describe('the QR code', () => {
  it.each(addresses)('is read by a scanner as %s', address => {
    expect(readQr(qrPng(httpsUrl(address)))).toBe(address)
  })

  it('is a sound PNG with four modules of quiet around', () => {
    const png = qrPng(httpsUrl('https://a.example/'))
    const said = execFileSync('pngcheck', { input: png, encoding: 'utf8' })
    // 18 bytes at level M need version 2: 25 modules, and 8 for both sides, 8 pixels each.
    expect(said).toMatch(/^OK: .*264x264/)
  })

  it('is the same every time', () => {
    const [first, second] = [1, 2].map(() => qrPng(httpsUrl('https://a.example/')))
    expect(first).toEqual(second)
  })
})
