import type { Identity } from './authority'
import { attribute, signCms } from './cms-signer'
import { type DirectoryHash, directoryDigest } from './code-directory-writer'
import { der, oid, sequence, TAG } from './der-writer'
import { xmlPlist } from './xml-plist'

/** A code directory of a signature. */
export interface SignedDirectory {
  readonly hash: DirectoryHash
  readonly bytes: Uint8Array
}

export type DirectoryLists = 'both' | 'none' | 'short' | 'cut' | 'second-alone'

export interface DirectorySigning {
  readonly identity: Identity
  readonly issuers?: readonly Uint8Array[]
  readonly signingTime?: Date
  /**
   * How Apple's attributes list the directories; default in both. `short`: the second lists only SHA-256, as
   * re-signing tools do; `cut`: and cut to 20 bytes.
   */
  readonly lists?: DirectoryLists
}

/** Bytes of a cdhash. */
const CD_HASH_SIZE = 20

const OIDS: Readonly<Record<DirectoryHash, string>> = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  'sha256-truncated': '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
}

/** A detached CMS signature over the first directory that lists all of them, as `codesign` makes it. */
export function signedDirectories(
  directories: readonly SignedDirectory[],
  { identity, issuers, signingTime, lists = 'both' }: DirectorySigning,
): Uint8Array {
  const digests = directories.map(({ hash, bytes }) => ({
    hash,
    digest: directoryDigest(hash, bytes),
  }))
  const cdHashes = xmlPlist({
    cdhashes: digests.map(({ digest }) => digest.subarray(0, CD_HASH_SIZE)),
  })
  const second = digests
    .filter(({ hash }) => hash === 'sha256' || !['short', 'cut', 'second-alone'].includes(lists))
    .map(({ hash, digest }) => {
      const content = lists === 'cut' ? digest.subarray(0, CD_HASH_SIZE) : digest
      return sequence(oid(OIDS[hash]), der(TAG.octetString, content))
    })
  const listed = [
    ...(lists === 'second-alone'
      ? []
      : [attribute('1.2.840.113635.100.9.1', der(TAG.octetString, cdHashes))]),
    attribute('1.2.840.113635.100.9.2', ...second),
  ]
  return signCms(directories[0]?.bytes ?? new Uint8Array(), {
    identity,
    detached: true,
    attributes: lists === 'none' ? [] : listed,
    ...(issuers && { issuers }),
    ...(signingTime && { signingTime }),
  })
}
