import type { HashKind } from './hash-kind'

/** Parts around the executable that a code directory holds hashes of. */
export type SealedPart =
  | 'info-plist'
  | 'requirements'
  | 'code-resources'
  | 'entitlements'
  | 'der-entitlements'

/** Something about a signature that does not agree. Data: what it means for a device is decided elsewhere. */
export type SignatureFlaw =
  | PagesChanged
  /** The pages end before or behind where the signature begins: bytes there are not signed. */
  | { readonly kind: 'not-covered'; readonly codeLimit: number; readonly signatureOffset: number }
  | PartChanged
  /** Sealed, but not there. */
  | { readonly kind: 'part-missing'; readonly part: SealedPart }
  /** There, but its hash is not in the directory. */
  | { readonly kind: 'part-unsealed'; readonly part: SealedPart; readonly hash: HashKind }
  | {
      readonly kind: 'directories-disagree'
      readonly what: 'identifier' | 'team' | 'code-limit'
      readonly values: readonly string[]
    }
  /** No CMS: signed ad hoc or by the linker, which a device refuses. */
  | { readonly kind: 'unsigned-directory' }
  | { readonly kind: 'signer-unreadable'; readonly reason: string }
  /** The CMS does not hold over the primary code directory. */
  | { readonly kind: 'signature-invalid'; readonly reason: string }
  /** The signed attribute that lists all directories does not list this one as it is. */
  | { readonly kind: 'directory-not-signed'; readonly hash: HashKind; readonly attribute: string }
  /** `issuer` is embedded, but its key did not sign `certificate`. Common names. */
  | { readonly kind: 'chain-broken'; readonly certificate: string }
  | SignedOutsideValidity
  | { readonly kind: 'team-mismatch'; readonly directory: string; readonly certificate: string }
  /** XML and DER do not say the same about these keys. iOS 15 and later go by DER. */
  | { readonly kind: 'entitlements-differ'; readonly keys: readonly string[] }
  /** XML entitlements without DER ones: iOS 15 and later say the signature's version is no longer supported. */
  | { readonly kind: 'old-format' }
  | {
      readonly kind: 'entitlements-unreadable'
      readonly part: 'entitlements' | 'der-entitlements'
      readonly reason: string
    }

export interface PagesChanged {
  readonly kind: 'pages-changed'
  readonly hash: HashKind
  readonly changed: number
  /** Of how many. */
  readonly pages: number
  /** Of the first changed page, in bytes from the beginning of the slice. */
  readonly offset: number
}

export interface PartChanged {
  readonly kind: 'part-changed'
  readonly part: SealedPart
  readonly hash: HashKind
  /** Lower-case hex: in the directory, and of the part as it is. */
  readonly expected: string
  readonly found: string
}

export interface SignedOutsideValidity {
  readonly kind: 'signed-outside-validity'
  /** Common name. */
  readonly certificate: string
  /** As the signer's clock had it. */
  readonly signingTime: Date
  readonly notBefore: Date
  readonly notAfter: Date
}
