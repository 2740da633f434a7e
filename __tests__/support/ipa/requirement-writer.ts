import { bigWords, blob, MAGIC, superBlob } from './code-blob-writer'
import { oid } from './der-writer'

/** Operations of a requirement, as numbers of Apple's `requirement.h`. */
export const term = {
  identifier: (text: string) => Buffer.concat([bigWords(2), data(text)]),
  appleGeneric: () => bigWords(15),
  subjectIs: (certificate: number, key: string, text: string) =>
    Buffer.concat([bigWords(11, certificate), data(key), bigWords(1), data(text)]),
  fieldExists: (certificate: number, dotted: string) =>
    Buffer.concat([bigWords(14, certificate), data(oid(dotted).subarray(2)), bigWords(0)]),
  all: (...terms: readonly Uint8Array[]): Buffer => chained(terms),
} as const

/** `codesign` nests to the left: ((a and b) and c). */
function chained([first, ...rest]: readonly Uint8Array[]): Buffer {
  const start = Buffer.from(first ?? [])
  return rest.reduce<Buffer>((left, right) => Buffer.concat([bigWords(6), left, right]), start)
}

/** A length, the bytes, and zeros up to a multiple of four. */
function data(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([bigWords(bytes.length), bytes, Buffer.alloc(-bytes.length & 3)])
}

/** A set with one requirement, the designated one. */
export function requirementSet(expression: Uint8Array): Buffer {
  const requirement = blob(MAGIC.requirement, bigWords(1), expression)
  return superBlob(MAGIC.requirements, new Map([[3, requirement]]))
}

/** What `codesign` designates code by that a developer's certificate signs. */
export function usualRequirement(identifier: string, commonName: string): Buffer {
  return requirementSet(
    term.all(
      term.identifier(identifier),
      term.appleGeneric(),
      term.subjectIs(0, 'subject.CN', commonName),
      term.fieldExists(1, '1.2.840.113635.100.6.2.1'),
    ),
  )
}
