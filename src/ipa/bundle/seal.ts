/** How the bytes of a bundle compare with what its `_CodeSignature/CodeResources` seals. */
export type Seal =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'read'
      /** 2: `files2` and `rules2`; 1: `files` and `rules`, as written before 2014. */
      readonly version: 1 | 2
      readonly sealedFiles: number
      readonly differences: SealDifferences
    }

/** Everything that iOS would answer with «a sealed resource is missing or invalid». */
export interface SealDifferences {
  /** How many there are, of which {@link first} names some. */
  readonly changed: number
  readonly missing: number
  readonly added: number
  /** Changed ones first, then missing, then added ones, each by path. */
  readonly first: readonly SealDifference[]
}

export interface SealDifference {
  readonly kind: 'changed' | 'missing' | 'added'
  /** Relative to the bundle: untrusted text. */
  readonly path: string
  /** For people: `SHA-256 1f2e…`, `a link to “A”`; empty where there is nothing to say. */
  readonly expected: string
  readonly found: string
}
