import { type Blob, MAGIC, malformed, readSuperBlob, SLOT } from './blob'
import { type CodeDirectory, readCodeDirectory } from './code-directory'
import type { CodeSignature } from './code-signature'
import { readDerEntitlements, readEntitlements } from './entitlements'
import type { SignatureFlaw } from './flaw'
import { signatureFlaws } from './signature-flaws'
import { readSigner, signerOf } from './signer'

/** A signature, and what does not agree within it. */
export interface ReadSignature {
  readonly signature: CodeSignature
  readonly flaws: readonly SignatureFlaw[]
}

/**
 * Reads the bytes that `LC_CODE_SIGNATURE` points at (`CS_SuperBlob` of Apple's `kern/cs_blobs.h`), and
 * compares all that they say about themselves: directories with each other, CMS, special slots. No package for
 * Node reads this; npm's `macho-entitlements` takes the entitlements out and judges nothing.
 *
 * @throws ActionError `malformed` when there is no signature in these bytes
 */
export function readCodeSignature(bytes: Uint8Array): ReadSignature {
  const blobs = readSuperBlob(bytes, { what: 'code signature', magic: MAGIC.embeddedSignature })
  const directories = readDirectories(blobs)
  const evidence = readSigner(blobs.get(SLOT.cms))
  const [{ identifier, teamId }] = directories
  const signature = {
    directories,
    identifier,
    teamId,
    entitlements: readEntitlements(blobs.get(SLOT.entitlements)),
    derEntitlements: readDerEntitlements(blobs.get(SLOT.derEntitlements)),
    signer: signerOf(evidence),
  }
  return { signature, flaws: signatureFlaws(signature, { blobs, evidence }) }
}

function readDirectories(
  blobs: ReadonlyMap<number, Blob>,
): readonly [CodeDirectory, ...CodeDirectory[]] {
  const primary = blobs.get(SLOT.codeDirectory)
  if (!primary) throw malformed('code signature', 'it has no code directory')
  const alternates: CodeDirectory[] = []
  for (let slot: number = SLOT.firstAlternate; slot <= SLOT.lastAlternate; slot++) {
    const blob = blobs.get(slot)
    if (blob) alternates.push(readCodeDirectory(blob, slot))
  }
  return [readCodeDirectory(primary, SLOT.codeDirectory), ...alternates]
}
