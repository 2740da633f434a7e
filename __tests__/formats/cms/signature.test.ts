import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { chainFrom } from '../../../src/formats/cms/embedded-certificate'
import { readSignedMessage } from '../../../src/formats/cms/signature'
import { signatureProblem } from '../../../src/formats/cms/verification'
import { anIdentity, anImpostor, theAuthority } from '../../support/ipa/authority'
import { signCms } from '../../support/ipa/cms-signer'
import { contextTag, der, integer, oid, sequence, setOf } from '../../support/ipa/der-writer'

const folder = mkdtempSync(join(tmpdir(), 'cms-'))
afterAll(() => rmSync(folder, { recursive: true }))

const content = Buffer.from('the content')
writeFileSync(join(folder, 'content'), content)

function openssl(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, timeout: 20_000 })
  if (status !== 0) throw new Error(stderr.toString())
}

openssl(
  ...'req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 2 -subj /CN=r'.split(
    ' ',
  ),
)
openssl(
  ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ec.key -out ec.pem -days 2 -subj /CN=e'.split(
    ' ',
  ),
)

/** What openssl makes of `content`. */
function signedByOpenssl(key: 'rsa' | 'ec', ...options: readonly string[]): Buffer {
  const out = join(folder, 'message')
  const identity = ['-signer', `${key}.pem`, '-inkey', `${key}.key`]
  openssl(
    'cms',
    '-sign',
    '-in',
    'content',
    '-binary',
    '-outform',
    'der',
    ...identity,
    ...options,
    '-out',
    out,
  )
  return readFileSync(out)
}

/** What is wrong with the only signer of a message. */
function problemOf(message: Uint8Array, over: Uint8Array = content): string | undefined {
  const [signer] = readSignedMessage(message).signers
  if (!signer) throw new Error('nobody signed')
  return signatureProblem(signer, over)
}

describe('a message that openssl signed', () => {
  it.each([
    ['RSA and SHA-256', 'rsa', []],
    ['RSA and SHA-1', 'rsa', ['-md', 'sha1']],
    ['RSA and SHA-512', 'rsa', ['-md', 'sha512']],
    ['ECDSA and SHA-384', 'ec', ['-md', 'sha384']],
    ['indefinite lengths', 'rsa', ['-stream']],
    ['the content inside', 'rsa', ['-nodetach']],
    ['no signed attributes', 'rsa', ['-noattr']],
    ['no attributes, with ECDSA', 'ec', ['-noattr', '-md', 'sha256']],
  ] as const)('holds with %s', (_how, key, options) => {
    const message = signedByOpenssl(key, ...options)
    expect(problemOf(message)).toBeUndefined()
    expect(problemOf(message, Buffer.from('other'))).toMatch(
      /^it was (?:made for other|not made by)/,
    )
  })

  it.each([
    [
      'the padding is PSS',
      ['-keyopt', 'rsa_padding_mode:pss'],
      /algorithm 1\.2\.840\.113549\.1\.1\.10 is unknown/,
    ],
    [
      'the digest is rare',
      ['-md', 'sha224'],
      /digest algorithm 2\.16\.840\.1\.101\.3\.4\.2\.4 is unknown/,
    ],
    ['no certificate is embedded', ['-nocerts'], /certificate is not embedded/],
    ['it is named by a key identifier', ['-keyid'], /certificate is not embedded/],
  ] as const)('is not taken for verified when %s', (_what, options, reason) => {
    expect(problemOf(signedByOpenssl('rsa', ...options))).toMatch(reason)
  })

  it('tells its content, time and certificates', () => {
    const message = readSignedMessage(signedByOpenssl('rsa', '-nodetach'))
    expect(Buffer.from(message.content ?? []).toString()).toBe('the content')
    expect(message.certificates.map(one => one.facts.commonName)).toEqual(['r'])
    const time = message.signers[0]?.attributes?.signingTime?.getTime() ?? 0
    expect(Math.abs(Date.now() - time)).toBeLessThan(3_600_000)
    expect(readSignedMessage(signedByOpenssl('rsa')).content).toBeUndefined()
  })
})

describe('a chain of certificates', () => {
  const chainOf = (options: Parameters<typeof signCms>[1]) => {
    const { signers, certificates } = readSignedMessage(signCms(content, options))
    const leaf = signers[0]?.certificate
    if (!leaf) throw new Error('no certificate')
    const { certificates: chain, brokenAt } = chainFrom(leaf, certificates)
    return { length: chain.length, broken: brokenAt?.facts.commonName }
  }

  it('ends with the authority that signed itself', () => {
    expect(chainOf({})).toEqual({ length: 2, broken: undefined })
  })

  it('ends where the issuer is not embedded', () => {
    expect(chainOf({ issuers: [] })).toEqual({ length: 1, broken: undefined })
  })

  it('takes of several authorities of one name the one that signed', () => {
    const issuers = [anImpostor().certificate, theAuthority().certificate]
    expect(chainOf({ issuers })).toEqual({ length: 2, broken: undefined })
  })

  it('is broken by an impostor alone', () => {
    const identity = anIdentity({ commonName: 'Somebody' })
    const issuers = [anImpostor().certificate]
    expect(chainOf({ identity, issuers })).toEqual({ length: 1, broken: 'Somebody' })
  })
})

describe('refusing a message', () => {
  const SIGNED = oid('1.2.840.113549.1.7.2')
  const DATA = sequence(oid('1.2.840.113549.1.7.1'))
  const around = (...parts: readonly Uint8Array[]) =>
    sequence(SIGNED, der(contextTag(0), sequence(integer(1), setOf(), DATA, ...parts)))
  const algorithm = sequence(oid('1.2.840.113549.1.1.1'))

  it.each([
    ['a signer that is a number', setOf(integer(1)), /a signer without algorithms/],
    ['a signer without algorithms', setOf(sequence(integer(1))), /a signer without algorithms/],
    [
      'a signer without signature',
      setOf(sequence(integer(1), sequence(), algorithm, algorithm)),
      /a signer without signature/,
    ],
    [
      'an attribute without values',
      setOf(sequence(integer(1), sequence(), algorithm, der(contextTag(0), sequence()), algorithm)),
      /without signature|an attribute without type/,
    ],
    ['a hundred signers', setOf(...Array.from({ length: 100 }, () => sequence())), /100 signers/],
  ])('with %s', (_what, signers, reason) => {
    expect(() => readSignedMessage(around(signers))).toThrow(reason)
  })

  it('passes over certificates that cannot be read', () => {
    const message = readSignedMessage(around(der(contextTag(0), sequence(), integer(1)), setOf()))
    expect(message).toMatchObject({ certificates: [], signers: [] })
  })
})
