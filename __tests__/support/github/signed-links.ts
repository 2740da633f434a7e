import { randomBytes } from 'node:crypto'

/** What a signed address leads to. */
export interface SignedFile {
  readonly file: string
  readonly headers: Readonly<Record<string, string>>
}

export interface LinkOptions {
  readonly origin: string
  readonly path: string
  /** Milliseconds. */
  readonly life: number
  readonly query?: Readonly<Record<string, string>>
}

interface Link {
  readonly target: SignedFile
  readonly path: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

/** Addresses that carry their own permission for a while, as those of blob storage do. */
export class SignedLinks {
  readonly #links = new Map<string, Link>()

  sign(target: SignedFile, { life, origin, path, query = {} }: LinkOptions): string {
    const signature = randomBytes(32).toString('base64')
    const until = Date.now() + life
    this.#links.set(signature, { target, path, until })
    const end = new Date(until).toISOString()
    const parameters = { sp: 'r', sv: '2018-11-09', sr: 'b', se: end, ...query, sig: signature }
    return `${origin}${path}?${new URLSearchParams(parameters)}`
  }

  /** Undefined when the signature is not for this path, or its time is over. */
  open(path: string, query: string): SignedFile | undefined {
    const link = this.#links.get(new URLSearchParams(query).get('sig') ?? '')
    return link?.path === path && Date.now() < link.until ? link.target : undefined
  }
}
