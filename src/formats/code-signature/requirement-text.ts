import type { Expression, Match } from './requirement-code'

/** In the order in which they bind; a looser one inside a tighter one needs parentheses. */
type Binding = 'primary' | 'and' | 'or'
const LOOSENESS: Readonly<Record<Binding, number>> = { primary: 0, and: 1, or: 2 }

/** Words of the language that are quoted when they are meant as text. */
const KEYWORDS =
  /^(?:guest|host|designated|library|plugin|or|and|always|true|never|false|identifier|cdhash|platform|notarized|anchor|apple|generic|certificate|cert|trusted|info|entitlement|exists|absent|leaf|root|timestamp|legacy)$/

/** An expression in Apple's requirement language, spelled as `codesign -d -r-` prints it. */
export function requirementText(expression: Expression): string {
  return spelled(expression, 'or')
}

function spelled(expression: Expression, around: Binding): string {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const { kind, left, right } = expression
      const text = `${spelled(left, kind)} ${kind} ${spelled(right, kind)}`
      return LOOSENESS[around] < LOOSENESS[kind] ? `(${text})` : text
    }
    case 'not':
      return `! ${spelled(expression.operand, 'primary')}`
    case 'never':
    case 'always':
    case 'notarized':
      return expression.kind
    case 'apple':
      return 'anchor apple'
    case 'apple-generic':
      return 'anchor apple generic'
    case 'trusted':
      return 'anchor trusted'
    default:
      return term(expression)
  }
}

type Simple = 'never' | 'always' | 'apple' | 'apple-generic' | 'trusted' | 'notarized'
type Term = Exclude<Expression, { kind: 'and' | 'or' | 'not' | Simple }>

function term(expression: Term): string {
  switch (expression.kind) {
    case 'identifier':
      return `identifier ${text(expression.text)}`
    case 'named-anchor':
      return `anchor apple ${text(expression.text)}`
    case 'named-code':
      return `(${text(expression.text)})`
    case 'cdhash':
      return `cdhash ${hash(expression.hash)}`
    case 'anchor-hash':
      return `certificate ${slot(expression.certificate)} = ${hash(expression.hash)}`
    case 'trusted-certificate':
      return `certificate ${slot(expression.certificate)} trusted`
    case 'platform':
      return `platform = ${expression.platform}`
    case 'info':
    case 'entitlement':
      return `${expression.kind}[${dotted(expression.key)}]${matched(expression.match)}`
    default: {
      const { kind, certificate, key, match } = expression
      const name = kind === 'subject' ? dotted(key) : `${PREFIX[kind]}.${objectIdentifier(key)}`
      return `certificate ${slot(certificate)}[${name}]${matched(match)}`
    }
  }
}

const PREFIX = { field: 'field', policy: 'policy', 'field-date': 'timestamp' } as const

function slot(certificate: number): string {
  if (certificate === 0) return 'leaf'
  return certificate === -1 ? 'root' : String(certificate)
}

function matched({ operation, value }: Match): string {
  switch (operation) {
    case 'exists':
    case 'absent':
      return ` /* ${operation} */`
    case 'begins':
      return ` = ${text(value)}*`
    case 'ends':
      return ` = *${text(value)}`
    case 'on':
    case 'before':
    case 'after':
    case 'on-or-before':
    case 'on-or-after':
      return ` ${operation} ${hash(value)}`
    default:
      return ` ${operation} ${text(value)}`
  }
}

/** Bare when it is a plain word, quoted when it can be printed, hex otherwise. */
function text(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1')
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(latin) && !KEYWORDS.test(latin)) return latin
  if (/^[\x20-\x7e\t\n\v\f\r]*$/.test(latin)) return `"${latin}"`
  return `0x${Buffer.from(bytes).toString('hex')}`
}

/** A key between brackets may hold dots without quotes. */
function dotted(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1')
  return /^[A-Za-z.][A-Za-z0-9.]*$/.test(latin) ? latin : text(bytes)
}

function hash(bytes: Uint8Array): string {
  return `H"${Buffer.from(bytes).toString('hex')}"`
}

/** Bytes. Apple's have 9 to 11; the work grows with the square. */
const LONGEST_IDENTIFIER = 64

/** Content of an OBJECT IDENTIFIER (X.690 section 8.19) in dotted digits. */
function objectIdentifier(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_IDENTIFIER) return `0x${Buffer.from(bytes).toString('hex')}`
  const numbers: bigint[] = []
  let number = 0n
  for (const byte of bytes) {
    number = (number << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(number)
      number = 0n
    }
  }
  const [head = 0n, ...rest] = numbers
  const first = head < 80n ? head / 40n : 2n
  return [first, head - first * 40n, ...rest].join('.')
}
