import { SLOT } from './blob'
import type { CodeDirectory } from './code-directory'
import type { SealedPart, SignatureFlaw } from './flaw'
import { slotHash } from './hash-kind'

const SLOTS: Readonly<Record<SealedPart, number>> = {
  'info-plist': SLOT.infoPlist,
  requirements: SLOT.requirements,
  'code-resources': SLOT.codeResources,
  entitlements: SLOT.entitlements,
  'der-entitlements': SLOT.derEntitlements,
}

/** Something that special slots hold hashes of. */
export interface Part {
  readonly part: SealedPart
  /** undefined: it is not there. */
  readonly bytes: Uint8Array | undefined
}

/** Compares a part with what each directory says of it. */
export function partFlaws(
  directories: readonly CodeDirectory[],
  { part, bytes }: Part,
): readonly SignatureFlaw[] {
  return directories.flatMap(({ hash, specialHashes }): readonly SignatureFlaw[] => {
    const expected = specialHashes.get(SLOTS[part])
    if (bytes === undefined) return expected === undefined ? [] : [{ kind: 'part-missing', part }]
    if (expected === undefined) return [{ kind: 'part-unsealed', part, hash }]
    const found = slotHash(hash, bytes).toString('hex')
    return found === expected ? [] : [{ kind: 'part-changed', part, hash, expected, found }]
  })
}
