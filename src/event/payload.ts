import { ActionError } from '../primitives/errors'

/** JSON from outside, read field by field: what is missing or of another kind is named, never a crash. */
export class Payload {
  private readonly value: unknown
  /** What messages call it, for example `the event's payload`. */
  private readonly name: string

  constructor(value: unknown, name: string) {
    this.value = value
    this.name = name
  }

  /** @param path names separated by dots, for example `pull_request.head.sha` */
  at(path: string): unknown {
    return path.split('.').reduce<unknown>(member, this.value)
  }

  /** @throws ActionError `malformed` when it is missing or empty */
  text(path: string): string {
    return this.optionalText(path) || this.refuse(path, 'a text')
  }

  /** Empty when it is missing or null. */
  optionalText(path: string): string {
    const found = this.at(path)
    return typeof found === 'string' ? found : ''
  }

  /** @throws ActionError `malformed` when it is missing or no positive whole number */
  id(path: string): number {
    return this.optionalId(path) ?? this.refuse(path, 'a positive whole number')
  }

  optionalId(path: string): number | undefined {
    const found = this.at(path)
    return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined
  }

  optionalFlag(path: string): boolean | undefined {
    const found = this.at(path)
    return typeof found === 'boolean' ? found : undefined
  }

  /** Empty when it is missing. */
  list(path: string): readonly Payload[] {
    const found = this.at(path)
    if (!Array.isArray(found)) return []
    return found.map(
      (entry: unknown, index) => new Payload(entry, `${path}[${index}] in ${this.name}`),
    )
  }

  private refuse(path: string, wanted: string): never {
    throw new ActionError(`\`${path}\` is missing in ${this.name}, or is not ${wanted}`, {
      code: 'malformed',
      hint: 'On a runner GitHub writes this file. When it was written by hand, compare it with https://docs.github.com/webhooks/webhook-events-and-payloads',
    })
  }
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const own = Object.getOwnPropertyDescriptor(value, key)
  const found: unknown = own?.value
  return found
}
