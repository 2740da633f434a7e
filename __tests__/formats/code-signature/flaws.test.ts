import { describe, expect, it } from '@jest/globals'
import { anIdentity, anImpostor, usualIdentity } from '../../support/ipa/authority'
import { blob, MAGIC, SLOT } from '../../support/ipa/code-blob-writer'
import { type CodeSigningOptions, signMachO } from '../../support/ipa/code-signer'
import { flipped, without } from '../../support/ipa/code-tampering'
import { machO } from '../../support/ipa/mach-o-writer'
import { requirementSet, term } from '../../support/ipa/requirement-writer'
import { signatureOf } from '../../support/ipa/signed-slices'

const identifier = 'com.example.app'
const entitlements = { 'application-identifier': 'ABCDE12345.com.example.app' }
const executable = machO({ codeSize: 50_000 })
const hex64 = expect.stringMatching(/^[0-9a-f]{64}$/)
const other = anIdentity()

/** What is done to an otherwise sound signature, and the one flaw that it must have. */
const tamperings: readonly (readonly [string, Partial<CodeSigningOptions>, unknown])[] = [
  [
    'the requirements are other ones',
    { edit: blobs => blobs.set(SLOT.requirements, requirementSet(term.identifier('x'))) },
    { kind: 'part-changed', part: 'requirements', hash: 'sha256', expected: hex64, found: hex64 },
  ],
  [
    'the requirements are taken out',
    { edit: without(SLOT.requirements) },
    { kind: 'part-missing', part: 'requirements' },
  ],
  [
    'the requirements are not sealed',
    { unsealed: [SLOT.requirements] },
    { kind: 'part-unsealed', part: 'requirements', hash: 'sha256' },
  ],
  [
    'the DER entitlements are not sealed',
    { entitlements, unsealed: [SLOT.derEntitlements] },
    { kind: 'part-unsealed', part: 'der-entitlements', hash: 'sha256' },
  ],
  [
    'the DER entitlements say something else',
    { entitlements, derEntitlements: { ...entitlements, 'get-task-allow': true } },
    { kind: 'entitlements-differ', keys: ['get-task-allow'] },
  ],
  [
    'there are no DER entitlements',
    { entitlements, derEntitlements: 'none' },
    { kind: 'old-format' },
  ],
  [
    'the entitlements are no list',
    { entitlements: Buffer.from('<plist'), derEntitlements: entitlements },
    {
      kind: 'entitlements-unreadable',
      part: 'entitlements',
      reason: expect.stringMatching(/property list/),
    },
  ],
  [
    'the DER entitlements are no list',
    { entitlements, derEntitlements: Buffer.from('0500', 'hex') },
    {
      kind: 'entitlements-unreadable',
      part: 'der-entitlements',
      reason: 'DER property list: the root is not a dictionary',
    },
  ],
  [
    'an alternate directory has another identifier',
    { hashes: ['sha1', 'sha256'], alternate: { identifier: 'com.example.other' } },
    {
      kind: 'directories-disagree',
      what: 'identifier',
      values: ['com.example.app', 'com.example.other'],
    },
  ],
  [
    'an alternate directory has another team',
    { hashes: ['sha1', 'sha256'], alternate: { teamId: 'ZYXWV98765' } },
    { kind: 'directories-disagree', what: 'team', values: ['ABCDE12345', 'ZYXWV98765'] },
  ],
  ['it is signed ad hoc', { adHoc: true }, { kind: 'unsigned-directory' }],
  ['the CMS is taken out', { edit: without(SLOT.cms) }, { kind: 'unsigned-directory' }],
  [
    'the CMS is empty',
    { edit: blobs => blobs.set(SLOT.cms, blob(MAGIC.wrapper)) },
    { kind: 'unsigned-directory' },
  ],
  [
    'the CMS is no message',
    { edit: blobs => blobs.set(SLOT.cms, blob(MAGIC.wrapper, Buffer.from('hello'))) },
    { kind: 'signer-unreadable', reason: expect.stringMatching(/^CMS message: /) },
  ],
  [
    'the CMS is in no wrapper',
    { edit: flipped(SLOT.cms, 3) },
    { kind: 'signer-unreadable', reason: expect.stringMatching(/it begins with 0x/) },
  ],
  [
    'somebody else’s key signed',
    { identity: { ...usualIdentity(), privateKey: other.privateKey } },
    {
      kind: 'signature-invalid',
      reason: "it was not made by the key of the signer's certificate",
    },
  ],
  [
    'the certificate of the signer is not there',
    { identity: { ...usualIdentity(), certificate: other.certificate } },
    { kind: 'signature-invalid', reason: "the signer's certificate is not embedded" },
  ],
  [
    'an alternate directory is not in the signed lists',
    { hashes: ['sha1', 'sha256'], lists: 'none' },
    { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.2' },
  ],
  [
    'the list of digests holds one cut to 20 bytes',
    { lists: 'cut' },
    { kind: 'directory-not-signed', hash: 'sha256', attribute: '1.2.840.113635.100.9.2' },
  ],
  [
    'only the list of digests is there, and one is not in it',
    { hashes: ['sha1', 'sha256'], lists: 'second-alone' },
    { kind: 'directory-not-signed', hash: 'sha1', attribute: '1.2.840.113635.100.9.2' },
  ],
  [
    'the authority is an impostor of the same name',
    { issuers: [anImpostor().certificate] },
    { kind: 'chain-broken', certificate: 'Apple Distribution: Example Ltd (ABCDE12345)' },
  ],
  [
    'it was signed before the certificate was valid',
    { signingTime: new Date('2024-12-31T00:00:00Z') },
    {
      kind: 'signed-outside-validity',
      certificate: 'Apple Distribution: Example Ltd (ABCDE12345)',
      signingTime: new Date('2024-12-31T00:00:00Z'),
      notBefore: new Date('2025-01-01T00:00:00Z'),
      notAfter: new Date('2035-01-01T00:00:00Z'),
    },
  ],
  [
    'it was signed after the certificate expired',
    { signingTime: new Date('2035-01-01T00:00:01Z') },
    expect.objectContaining({ kind: 'signed-outside-validity' }),
  ],
  [
    'the team is not the certificate’s',
    { teamId: 'ZYXWV98765', identity: usualIdentity() },
    { kind: 'team-mismatch', directory: 'ZYXWV98765', certificate: 'ABCDE12345' },
  ],
  [
    'the pages end before the signature',
    { codeLimit: 40_000 },
    { kind: 'not-covered', codeLimit: 40_000, signatureOffset: expect.any(Number) },
  ],
]

describe('a tampered signature has exactly its flaw when', () => {
  it.each(tamperings)('%s', async (_what, options, flaw) => {
    const bytes = signMachO(executable, { identifier, ...options })
    expect((await signatureOf(bytes)).flaws).toEqual([flaw])
  })
})
