import { describe, expect, it } from '@jest/globals'
import { answersRequirement } from '../../../src/formats/code-signature/answers-requirement'
import { readBlob } from '../../../src/formats/code-signature/blob'
import { readDesignatedRequirement } from '../../../src/formats/code-signature/requirement'
import { bigWords, MAGIC, superBlob } from '../../support/ipa/code-blob-writer'
import { signMachO } from '../../support/ipa/code-signer'
import { oid } from '../../support/ipa/der-writer'
import { machO } from '../../support/ipa/mach-o-writer'
import { data, requirementSet, term } from '../../support/ipa/requirement-writer'
import { signatureOf } from '../../support/ipa/signed-slices'

const a = term.identifier('a')
const b = term.identifier('b')
const c = term.identifier('c')
const hash = Buffer.alloc(20, 0xab)
const fieldOid = data(oid('1.2.840.113635.100.6.1.25').subarray(2))

function textOf(expression: Uint8Array): string | undefined {
  return readDesignatedRequirement(readBlob(requirementSet(expression), 'requirements'))
}

/** A term of `operation` whose operands are given in bytes. */
function raw(...parts: readonly (number | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map(part => (typeof part === 'number' ? bigWords(part) : part)))
}

describe('a designated requirement', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['never', raw(0)],
    ['always', raw(1)],
    ['identifier a', a],
    ['identifier "com.example.app"', term.identifier('com.example.app')],
    ['identifier "apple"', term.identifier('apple')],
    ['identifier 0xc3bc', term.identifier('ü')],
    ['anchor apple', raw(3)],
    ['anchor apple generic', term.appleGeneric()],
    ['anchor trusted', raw(13)],
    ['anchor apple x', raw(18, data('x'))],
    ['(x)', raw(19, data('x'))],
    ['notarized', raw(21)],
    ['platform = 2', raw(20, 2)],
    [`cdhash H"${'ab'.repeat(20)}"`, term.cdHash(hash)],
    [`certificate root = H"${'ab'.repeat(20)}"`, raw(4, -1, data(hash))],
    ['certificate leaf trusted', raw(12, 0)],
    ['certificate -2 trusted', raw(12, -2)],
    ['info[CFBundleVersion] = "1.0"', raw(5, data('CFBundleVersion'), data('1.0'))],
    ['info[CFBundleVersion] >= "1.0"', raw(10, data('CFBundleVersion'), 8, data('1.0'))],
    ['entitlement["get-task-allow"] /* exists */', raw(16, data('get-task-allow'), 0)],
    ['entitlement[x] /* absent */', raw(16, data('x'), 14)],
    ['certificate leaf[subject.OU] = ABCDE12345', term.subjectIs(0, 'subject.OU', 'ABCDE12345')],
    ['certificate leaf[subject.CN] ~ x', raw(11, 0, data('subject.CN'), 2, data('x'))],
    ['certificate leaf[subject.CN] = x*', raw(11, 0, data('subject.CN'), 3, data('x'))],
    ['certificate leaf[subject.CN] = *x', raw(11, 0, data('subject.CN'), 4, data('x'))],
    [
      'certificate 1[field.1.2.840.113635.100.6.2.1] /* exists */',
      term.fieldExists(1, '1.2.840.113635.100.6.2.1'),
    ],
    ['certificate leaf[policy.1.2.840.113635.100.6.1.25] /* exists */', raw(17, 0, fieldOid, 0)],
    [
      'certificate leaf[timestamp.1.2.840.113635.100.6.1.25] after H"0000000000000001"',
      raw(22, 0, fieldOid, 11, 0, 1),
    ],
    ['identifier a and identifier b and identifier c', term.all(a, b, c)],
    ['identifier a or identifier b and identifier c', term.any(a, term.all(b, c))],
    ['(identifier a or identifier b) and identifier c', term.all(term.any(a, b), c)],
    ['! (identifier a and identifier b)', term.not(term.all(a, b))],
    ['! identifier a', term.not(a)],
  ]
  it.each(cases)('reads %s', (text, expression) => {
    expect(textOf(expression)).toBe(text)
  })

  it('is not there in an empty set, or in none', () => {
    const empty = superBlob(MAGIC.requirements, new Map())
    expect(readDesignatedRequirement(readBlob(empty, 'requirements'))).toBeUndefined()
    expect(readDesignatedRequirement(undefined)).toBeUndefined()
  })

  it.each([
    ['an unknown operation', raw(99), /operation 99 is unknown/],
    ['an unknown match', raw(16, data('x'), 99), /match 99 is unknown/],
    ['nothing', raw(), /cut short/],
    ['an operand that is missing', raw(6, a), /cut short/],
    ['a text longer than the rest', raw(2, 1000), /1000 bytes do not fit/],
    ['a text of four gigabytes', raw(2, 0xffffffff), /4294967295 bytes do not fit/],
    ['many levels', raw(...Array.from({ length: 5000 }, () => 9), 1), /more than 100 levels/],
  ])('refuses %s', (_what, expression, reason) => {
    expect(() => textOf(expression)).toThrow(reason)
    expect(() => textOf(expression)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  it('spells an absurd object identifier in hex instead of computing with it', () => {
    const absurd = Buffer.alloc(100_000, 0xff)
    expect(textOf(raw(14, 0, data(absurd), 0))).toMatch(/^certificate leaf\[field\.0xffff/)
  })
})

describe('a requirement in a seal', () => {
  it('is answered by the code it was taken from, and by no other', async () => {
    const { signature } = await signatureOf(signMachO(machO(), { identifier: 'com.example.one' }))
    const two = await signatureOf(signMachO(machO(), { identifier: 'com.example.two' }))
    const own = signature.designatedRequirement ?? ''
    expect(answersRequirement(signature, own)).toBe(true)
    expect(answersRequirement(signature, ` ${own.replace('/* exists */', '/*exists*/')}\n`)).toBe(
      true,
    )
    expect(answersRequirement(two.signature, own)).toBe(false)
    const cdHash = signature.directories[0].cdHash
    expect(answersRequirement(signature, `cdhash H"${cdHash.toUpperCase()}"`)).toBe(true)
    expect(answersRequirement(two.signature, `cdhash H"${cdHash}"`)).toBe(false)
    const either = `cdhash H"${'0'.repeat(40)}" or cdhash H"${cdHash}"`
    expect(answersRequirement(signature, either)).toBe(true)
    expect(answersRequirement(signature, '')).toBe(false)
  })
})
