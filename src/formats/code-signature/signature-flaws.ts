import { type Blob, SLOT } from './blob'
import type { CodeDirectory } from './code-directory'
import type { CodeSignature } from './code-signature'
import { differingKeys, type EntitlementsBlob } from './entitlements'
import type { SignatureFlaw } from './flaw'
import { partFlaws } from './part-flaws'
import type { SignerEvidence } from './signer'
import { signerFlaws } from './signer-flaws'

/** What a signature was read from. */
export interface SignatureSource {
  readonly blobs: ReadonlyMap<number, Blob>
  readonly evidence: SignerEvidence
}

/** All that does not agree inside a signature; pages and files of the bundle are compared elsewhere. */
export function signatureFlaws(
  signature: CodeSignature,
  { blobs, evidence }: SignatureSource,
): readonly SignatureFlaw[] {
  const { directories } = signature
  const bytesIn = (slot: number) => blobs.get(slot)?.bytes
  return [
    ...disagreements(directories),
    ...partFlaws(directories, { part: 'requirements', bytes: bytesIn(SLOT.requirements) }),
    ...partFlaws(directories, { part: 'entitlements', bytes: bytesIn(SLOT.entitlements) }),
    ...partFlaws(directories, { part: 'der-entitlements', bytes: bytesIn(SLOT.derEntitlements) }),
    ...entitlementFlaws(signature),
    ...signerFlaws(signature, evidence),
  ]
}

function disagreements(directories: readonly CodeDirectory[]): readonly SignatureFlaw[] {
  const aspects = [
    { what: 'identifier', of: (one: CodeDirectory) => one.identifier },
    { what: 'team', of: (one: CodeDirectory) => one.teamId ?? '' },
    { what: 'code-limit', of: (one: CodeDirectory) => String(one.codeLimit) },
  ] as const
  return aspects.flatMap(({ what, of }): readonly SignatureFlaw[] => {
    const values = [...new Set(directories.map(of))]
    return values.length > 1 ? [{ kind: 'directories-disagree', what, values }] : []
  })
}

function entitlementFlaws({
  entitlements,
  derEntitlements,
}: CodeSignature): readonly SignatureFlaw[] {
  const unreadable = [
    ...unreadableFlaw('entitlements', entitlements),
    ...unreadableFlaw('der-entitlements', derEntitlements),
  ]
  if (unreadable.length > 0 || entitlements.kind !== 'read') return unreadable
  if (derEntitlements.kind !== 'read') return [{ kind: 'old-format' }]
  const keys = differingKeys(entitlements.values, derEntitlements.values)
  return keys.length > 0 ? [{ kind: 'entitlements-differ', keys }] : []
}

function unreadableFlaw(
  part: 'entitlements' | 'der-entitlements',
  blob: EntitlementsBlob,
): readonly SignatureFlaw[] {
  if (blob.kind !== 'unreadable') return []
  return [{ kind: 'entitlements-unreadable', part, reason: blob.reason }]
}
