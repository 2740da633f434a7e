import { describe, expect, it } from '@jest/globals'
import type { SignatureFlaw } from '../../../src/formats/code-signature/flaw'
import type { Finding } from '../../../src/preflight/finding'
import { flawInWords } from '../../../src/preflight/rules/flaw-in-words'
import { someSignature, today } from '../../support/app'
import { appWithSlices, findings } from '../../support/preflight'

const part = 'info-plist'
const hash = 'sha256'

/** A flaw, and what is said of it. */
const flaws: readonly (readonly [SignatureFlaw, string])[] = [
  [
    { kind: 'pages-changed', hash, changed: 2, pages: 9, offset: 8192 },
    'the code of “E” differs in 2 of 9 pages, the first at byte 8192 (sha256)',
  ],
  [
    { kind: 'not-covered', codeLimit: 4096, signatureOffset: 8192 },
    '“E” is sealed up to byte 4096, expected was 8192, where its signature begins',
  ],
  [
    { kind: 'directories-disagree', what: 'team', values: ['A', 'B'] },
    'the code directories of “E” name different values (team): “A”, “B”',
  ],
  [
    { kind: 'directory-not-signed', hash, attribute: '1.2.3' },
    'the code directory with sha256 hashes of “E” is not the one that was signed',
  ],
  [
    { kind: 'part-changed', part: 'requirements', hash, expected: 'aa', found: 'bb' },
    'the requirements in the signature differ: sealed is sha256 aa, found bb',
  ],
  [
    { kind: 'part-missing', part: 'code-resources' },
    '“_CodeSignature/CodeResources” is sealed, but not there',
  ],
  [
    { kind: 'part-unsealed', part: 'entitlements', hash },
    'the entitlements in the signature are there, but not sealed',
  ],
  [{ kind: 'part-unsealed', part, hash }, '“Info.plist” is there, but not sealed'],
  [
    { kind: 'entitlements-differ', keys: ['get-task-allow'] },
    'the entitlements say one thing in XML and another in DER: “get-task-allow”',
  ],
  [
    { kind: 'entitlements-unreadable', part: 'der-entitlements', reason: 'no list' },
    'the DER entitlements in the signature cannot be read (no list)',
  ],
  [{ kind: 'signer-unreadable', reason: 'no CMS' }, 'who signed “E” cannot be read (no CMS)'],
  [
    { kind: 'signature-invalid', reason: 'other key' },
    'the signature of “E” does not hold: other key',
  ],
  [
    { kind: 'chain-broken', certificate: 'Kim' },
    'the certificate “of another kind” was not signed by the issuer that comes with it',
  ],
  [
    { kind: 'team-mismatch', directory: 'A', certificate: 'B' },
    'the signature of “E” is for the team “A”, its certificate for “B”',
  ],
]

describe('a flaw of a signature', () => {
  it.each(flaws)('%j is told', (flaw, words) => {
    expect(flawInWords(flaw, '“E”')).toBe(words)
  })

  it.each(flaws)('%j refuses the build', flaw => {
    const [finding] = findingsWith(flaw)
    expect(finding).toMatchObject({ rule: 'modified-after-signing', level: 'error' })
    expect(finding?.message).toContain('0xe8008017')
  })

  const quiet: readonly SignatureFlaw[] = [
    { kind: 'unsigned-directory' },
    { kind: 'old-format' },
    {
      kind: 'signed-outside-validity',
      certificate: 'Kim',
      signingTime: today,
      notBefore: today,
      notAfter: today,
    },
  ]
  it.each(quiet)('%j is no sign of a change', flaw => {
    expect(flawInWords(flaw, '“E”')).toBeUndefined()
    expect(findingsWith(flaw).map(({ rule }) => rule)).not.toContain('modified-after-signing')
  })
})

function findingsWith(flaw: SignatureFlaw): readonly Finding[] {
  return findings(
    appWithSlices({ signature: { kind: 'read', signature: someSignature(), flaws: [flaw] } }),
  )
}
