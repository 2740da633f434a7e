import { malformed, viewOf } from './blob'

/** Part of a requirement (`ExprOp` of Apple's `libsecurity_codesigning/lib/requirement.h`). */
export type Expression =
  | { readonly kind: 'never' | 'always' | 'apple' | 'apple-generic' | 'trusted' | 'notarized' }
  | { readonly kind: 'identifier' | 'named-anchor' | 'named-code'; readonly text: Uint8Array }
  | { readonly kind: 'cdhash'; readonly hash: Uint8Array }
  | { readonly kind: 'anchor-hash'; readonly certificate: number; readonly hash: Uint8Array }
  | { readonly kind: 'trusted-certificate'; readonly certificate: number }
  | { readonly kind: 'platform'; readonly platform: number }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'info' | 'entitlement'; readonly key: Uint8Array; readonly match: Match }
  | {
      readonly kind: 'subject' | 'field' | 'policy' | 'field-date'
      readonly certificate: number
      readonly key: Uint8Array
      readonly match: Match
    }

/** What a value is compared with (`MatchOperation`). */
export interface Match {
  readonly operation: MatchOperation
  /** Empty for those that compare with nothing. */
  readonly value: Uint8Array
}

export type MatchOperation = (typeof MATCHES)[number]

/** By number. Those at the end compare with a date of eight bytes. */
const MATCHES = [
  'exists',
  '=',
  '~',
  'begins',
  'ends',
  '<',
  '>',
  '<=',
  '>=',
  'on',
  'before',
  'after',
  'on-or-before',
  'on-or-after',
  'absent',
] as const

/** The low byte is the operation; the rest says what to do with one that is unknown. */
const OPERATION_MASK = 0x00ffffff
/** Levels. Requirements of real apps nest as deep as they have terms, under twenty. */
const DEEPEST_LEVEL = 100
const TIMESTAMP_SIZE = 8

/** Reads an expression in prefix order, none of it outside its bounds. */
export class RequirementCode {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
  }

  /** @throws ActionError `malformed` */
  expression(level = 0): Expression {
    if (level > DEEPEST_LEVEL) throw this.#malformed(`more than ${DEEPEST_LEVEL} levels`)
    const operation = this.#word() & OPERATION_MASK
    switch (operation) {
      case 0:
        return { kind: 'never' }
      case 1:
        return { kind: 'always' }
      case 2:
        return { kind: 'identifier', text: this.#data() }
      case 3:
        return { kind: 'apple' }
      case 6:
      case 7: {
        const left = this.expression(level + 1)
        return { kind: operation === 6 ? 'and' : 'or', left, right: this.expression(level + 1) }
      }
      case 8:
        return { kind: 'cdhash', hash: this.#data() }
      case 9:
        return { kind: 'not', operand: this.expression(level + 1) }
      case 15:
        return { kind: 'apple-generic' }
      default:
        return this.#certificateTerm(operation) ?? this.#rareTerm(operation)
    }
  }

  #certificateTerm(operation: number): Expression | undefined {
    switch (operation) {
      case 4:
        return { kind: 'anchor-hash', certificate: this.#slot(), hash: this.#data() }
      case 11:
        return { kind: 'subject', certificate: this.#slot(), ...this.#keyAndMatch() }
      case 12:
        return { kind: 'trusted-certificate', certificate: this.#slot() }
      case 14:
        return { kind: 'field', certificate: this.#slot(), ...this.#keyAndMatch() }
      case 17:
        return { kind: 'policy', certificate: this.#slot(), ...this.#keyAndMatch() }
      case 22:
        return { kind: 'field-date', certificate: this.#slot(), ...this.#keyAndMatch() }
      default:
        return undefined
    }
  }

  #rareTerm(operation: number): Expression {
    switch (operation) {
      case 5:
        return { kind: 'info', key: this.#data(), match: { operation: '=', value: this.#data() } }
      case 10:
        return { kind: 'info', ...this.#keyAndMatch() }
      case 13:
        return { kind: 'trusted' }
      case 16:
        return { kind: 'entitlement', ...this.#keyAndMatch() }
      case 18:
        return { kind: 'named-anchor', text: this.#data() }
      case 19:
        return { kind: 'named-code', text: this.#data() }
      case 20:
        return { kind: 'platform', platform: this.#word() }
      case 21:
        return { kind: 'notarized' }
      default:
        throw this.#malformed(`operation ${operation} is unknown`)
    }
  }

  #keyAndMatch(): { readonly key: Uint8Array; readonly match: Match } {
    const key = this.#data()
    const number = this.#word()
    const operation = MATCHES[number] ?? this.#fail(`match ${number} is unknown`)
    return { key, match: { operation, value: this.#matchValue(operation) } }
  }

  #matchValue(operation: MatchOperation): Uint8Array {
    if (operation === 'exists' || operation === 'absent') return new Uint8Array()
    return /^(?:on|before|after)/.test(operation) ? this.#take(TIMESTAMP_SIZE) : this.#data()
  }

  /** 0 the signer's, counting towards the root; -1 the root, counting back. */
  #slot(): number {
    return this.#word() | 0
  }

  #word(): number {
    const at = this.#at
    if (at + 4 > this.#bytes.length) throw this.#malformed('it is cut short')
    this.#at += 4
    return this.#view.getUint32(at)
  }

  /** A length, that many bytes, and zeros up to a multiple of four. */
  #data(): Uint8Array {
    const length = this.#word()
    const data = this.#take(length)
    this.#at += -length & 3
    return data
  }

  #take(length: number): Uint8Array {
    const data = this.#bytes.subarray(this.#at, this.#at + length)
    if (data.length < length) throw this.#malformed(`${length} bytes do not fit`)
    this.#at += length
    return data
  }

  #fail(rule: string): never {
    throw this.#malformed(rule)
  }

  #malformed(rule: string): Error {
    return malformed('requirement', `${rule} (at byte ${this.#at} of its expression)`)
  }
}
