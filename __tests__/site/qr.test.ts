import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/https-url'
import { qrPng } from '../../src/site/qr'

const folder = mkdtempSync(join(tmpdir(), 'qr-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(address: string): string {
  const file = join(folder, 'qr.png')
  writeFileSync(file, qrPng(httpsUrl(address)))
  return file
}

const addresses = [
  'https://a.example/',
  'https://octo-org.github.io/app/install/pr-42/com.example.app/57-1f2e3d4c/',
  `https://octo-org.github.io/app/install/0123456789abcdef0123456789abcdef/pr-42/${'com.example.'.repeat(12)}app/57-1f2e3d4c/`,
]

describe('the QR code', () => {
  it.each(addresses)('is read by a scanner as %s', address => {
    const read = execFileSync('zbarimg', ['-q', '--raw', fileOf(address)], { encoding: 'utf8' })
    expect(read.trim()).toBe(address)
  })

  it('is a sound PNG with four modules of quiet around', () => {
    const file = fileOf('https://a.example/')
    const said = execFileSync('pngcheck', [file], { encoding: 'utf8' })
    // 18 bytes at level M need version 2: 25 modules, and 8 for both sides, 8 pixels each.
    expect(said).toMatch(/^OK: .*264x264/)
  })

  it('is the same every time', () => {
    expect(qrPng(httpsUrl('https://a.example/'))).toEqual(qrPng(httpsUrl('https://a.example/')))
  })
})
