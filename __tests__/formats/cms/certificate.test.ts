import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { readCertificate } from '../../../src/formats/cms/certificate'
import { anIdentity, type IdentityOptions } from '../../support/ipa/authority'
import { sequence } from '../../support/ipa/der-writer'
import { ask } from '../../support/ipa/oracle'

const read = (options: IdentityOptions) => readCertificate(anIdentity(options).certificate)

describe('reading a certificate', () => {
  it('gives name, team, dates and digest', () => {
    const { certificate } = anIdentity({
      commonName: 'Apple Development: Somebody (XYZ)',
      teamId: 'TEAM123456',
      notBefore: new Date('2049-12-31T23:59:59Z'),
      notAfter: new Date('2050-01-01T00:00:00Z'),
    })
    expect(readCertificate(certificate)).toEqual({
      commonName: 'Apple Development: Somebody (XYZ)',
      teamId: 'TEAM123456',
      notBefore: new Date('2049-12-31T23:59:59Z'),
      notAfter: new Date('2050-01-01T00:00:00Z'),
      sha256: createHash('sha256').update(certificate).digest('hex'),
    })
  })

  it.each([
    ['utf8', 'Müller & 网页 😀 GmbH'],
    ['bmp', 'Müller 网页 GmbH'],
    ['teletex', 'Müller Ça va'],
    ['printable', 'Mueller GmbH (ABCDE12345)'],
    ['printable', 'Müller, UTF-8 where it does not belong'],
  ] as const)('decodes a name written as %s: %s', (nameEncoding, commonName) => {
    expect(read({ commonName, nameEncoding }).commonName).toBe(commonName)
  })

  it('has no team where the certificate names none', () => {
    expect(read({ teamId: null }).teamId).toBeUndefined()
  })

  it('reads what openssl makes', () => {
    const args = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      '/dev/null',
      '-outform',
      'der',
      '-utf8',
      '-subj',
      '/CN=Ünï/OU=TEAM123456',
      '-days',
      '1',
    ]
    const { stdout } = ask('openssl', args, Buffer.alloc(0))
    const certificate = readCertificate(stdout)
    expect(certificate).toMatchObject({ commonName: 'Ünï', teamId: 'TEAM123456' })
    expect(certificate.notAfter.getTime() - certificate.notBefore.getTime()).toBe(86_400_000)
  })
})

describe('refusing a certificate', () => {
  const sound = Buffer.from(anIdentity().certificate)
  const withDate = (date: string) =>
    Buffer.from(sound.toString('latin1').replace('250101000000Z', date), 'latin1')

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('garbage')],
    ['an empty sequence', Buffer.from(sequence())],
    ['a truncated certificate', sound.subarray(0, 200)],
    ['a date that is none', withDate('2501aa000000Z')],
  ])('refuses %s', (_what, bytes) => {
    expect(() => readCertificate(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })
})
