import type { SealedPart, SignatureFlaw } from '../../formats/code-signature/flaw'
import { quoted, quotedList } from '../../primitives/plain-text'
import { certificateInWords } from '../wording'

const parts: Readonly<Record<SealedPart, string>> = {
  'info-plist': '“Info.plist”',
  requirements: 'the requirements in the signature',
  'code-resources': '“_CodeSignature/CodeResources”',
  entitlements: 'the entitlements in the signature',
  'der-entitlements': 'the DER entitlements in the signature',
}

function isFile(part: SealedPart): boolean {
  return part === 'info-plist' || part === 'code-resources'
}

function verb(part: SealedPart): 'is' | 'are' {
  return isFile(part) ? 'is' : 'are'
}

/**
 * What does not agree, as a part of a sentence; undefined for what says nothing about a change: no
 * signer, an old format, the clock of whoever signed.
 *
 * @param file the executable, quoted
 */
export function flawInWords(flaw: SignatureFlaw, file: string): string | undefined {
  return directoryFlaw(flaw, file) ?? partFlaw(flaw) ?? signerFlaw(flaw, file)
}

function directoryFlaw(flaw: SignatureFlaw, file: string): string | undefined {
  switch (flaw.kind) {
    case 'pages-changed':
      return `the code of ${file} differs in ${flaw.changed} of ${flaw.pages} pages, the first at byte ${flaw.offset} (${flaw.hash})`
    case 'not-covered':
      return `${file} is sealed up to byte ${flaw.codeLimit}, expected was ${flaw.signatureOffset}, where its signature begins`
    case 'directories-disagree':
      return `the code directories of ${file} name different values (${flaw.what}): ${quotedList(flaw.values)}`
    case 'directory-not-signed':
      return `the code directory with ${flaw.hash} hashes of ${file} is not the one that was signed`
    default:
      return undefined
  }
}

function partFlaw(flaw: SignatureFlaw): string | undefined {
  switch (flaw.kind) {
    case 'part-changed':
      return `${parts[flaw.part]} ${isFile(flaw.part) ? 'differs' : 'differ'}: sealed is ${flaw.hash} ${flaw.expected}, found ${flaw.found}`
    case 'part-missing':
      return `${parts[flaw.part]} ${verb(flaw.part)} sealed, but not there`
    case 'part-unsealed':
      return `${parts[flaw.part]} ${verb(flaw.part)} there, but not sealed`
    case 'entitlements-differ':
      return `the entitlements say one thing in XML and another in DER: ${quotedList(flaw.keys)}`
    case 'entitlements-unreadable':
      return `${parts[flaw.part]} cannot be read (${flaw.reason})`
    default:
      return undefined
  }
}

function signerFlaw(flaw: SignatureFlaw, file: string): string | undefined {
  switch (flaw.kind) {
    case 'signer-unreadable':
      return `who signed ${file} cannot be read (${flaw.reason})`
    case 'signature-invalid':
      return `the signature of ${file} does not hold: ${flaw.reason}`
    case 'chain-broken':
      return `the certificate ${quoted(certificateInWords({ commonName: flaw.certificate, teamId: undefined }))} was not signed by the issuer that comes with it`
    case 'team-mismatch':
      return `the signature of ${file} is for the team ${quoted(flaw.directory)}, its certificate for ${quoted(flaw.certificate)}`
    default:
      return undefined
  }
}
