import { describe, expect, it } from '@jest/globals'
import { anIdentity, theAuthority } from './authority'
import { signCms } from './cms-signer'
import { ask, withFile } from './oracle'

const content = Buffer.from(`<?xml version="1.0"?>${'content '.repeat(500)}`)

describe('the messages that tests sign', () => {
  it.each(['der', 'ber-indefinite'] as const)('are accepted by openssl cms, %s', encoding => {
    const verdict = ask(
      'openssl',
      ['cms', '-verify', '-noverify', '-inform', 'der'],
      signCms(content, { encoding }),
    )
    expect(verdict).toMatchObject({ status: 0, stdout: content })
  })

  it.each(['der', 'ber-indefinite'] as const)('are accepted by openssl smime, %s', encoding => {
    const verdict = ask(
      'openssl',
      ['smime', '-verify', '-noverify', '-inform', 'der'],
      signCms(content, { encoding }),
    )
    expect(verdict).toMatchObject({ status: 0, stdout: content })
  })

  it('are refused by openssl when a byte of the content changes', () => {
    const message = Buffer.from(signCms(content))
    message[message.indexOf('content')] = 0x58
    expect(
      ask('openssl', ['cms', '-verify', '-noverify', '-inform', 'der'], message).status,
    ).not.toBe(0)
  })

  it('begin as the messages in real profiles do', () => {
    const start = (encoding: 'der' | 'ber-indefinite') =>
      Buffer.from(signCms(content, { encoding })).toString('hex')
    expect(start('der')).toMatch(
      /^3082....06092a864886f70d010702a082....3082....020101310f300d0609/,
    )
    expect(start('ber-indefinite')).toMatch(
      /^308006092a864886f70d010702a0803080020101310f.*a0802480048203e8/,
    )
  })
})

describe('the certificates of the throwaway authority', () => {
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`

  it('verify against it for code signing', () => {
    const { certificate } = anIdentity({ notAfter: new Date('2055-06-01T00:00:00Z') })
    const verdict = withFile(Buffer.from(pem(theAuthority().certificate)), file =>
      ask(
        'openssl',
        ['verify', '-CAfile', file, '-attime', '1790000000', '-check_ss_sig'],
        Buffer.from(pem(certificate)),
      ),
    )
    expect(verdict).toMatchObject({ status: 0, stderr: '' })
  })

  it('show names and dates as they were asked for', () => {
    const { certificate } = anIdentity({
      commonName: 'Apple Distribution: Ünïcode (ABCDE12345)',
      notBefore: new Date('2024-02-29T12:00:00Z'),
      notAfter: new Date('2055-06-01T00:00:00Z'),
    })
    const args = [
      'x509',
      '-inform',
      'der',
      '-noout',
      '-subject',
      '-dates',
      '-nameopt',
      'utf8,sep_comma_plus',
    ]
    expect(ask('openssl', args, certificate).stdout.toString()).toBe(
      [
        'subject=UID=ABCDE12345,CN=Apple Distribution: Ünïcode (ABCDE12345),OU=ABCDE12345,O=Example Ltd,C=US',
        'notBefore=Feb 29 12:00:00 2024 GMT',
        'notAfter=Jun  1 00:00:00 2055 GMT',
        '',
      ].join('\n'),
    )
  })
})
