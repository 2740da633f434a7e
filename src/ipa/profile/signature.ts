import { chainFrom } from '../../formats/cms/embedded-certificate'
import { readSignedMessage } from '../../formats/cms/signature'
import { signatureProblem } from '../../formats/cms/verification'
import { ActionError } from '../../primitives/errors'
import { plainText } from '../../primitives/plain-text'

/** Whether the envelope of a profile holds. Whose signature it is, is told and not judged. */
export type ProfileSignature =
  /** A bare list, or an envelope without signer: no device takes it. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** The list is not the one that was signed, or a certificate of the chain was not issued by the next. */
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Common names, the signer's first; as far as certificates are embedded. Untrusted text. */
  | { readonly kind: 'valid'; readonly chain: readonly string[] }

/** Characters of a name. */
const MAX_NAME = 200

/** Verifies the CMS around a profile, for Apple's portal makes it (TN3125). */
export function readProfileSignature(bytes: Uint8Array): ProfileSignature {
  try {
    return signatureOf(bytes)
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

function signatureOf(bytes: Uint8Array): ProfileSignature {
  const { content, signers, certificates } = readSignedMessage(bytes)
  const [signer] = signers
  if (!signer || !content) return { kind: 'absent' }
  const reason = signatureProblem(signer, content)
  if (reason !== undefined) return { kind: 'invalid', reason }
  const chain = signer.certificate && chainFrom(signer.certificate, certificates)
  const names = (chain?.certificates ?? []).map(one => plainText(one.facts.commonName, MAX_NAME))
  if (!chain?.brokenAt) return { kind: 'valid', chain: names }
  // By number: a profile that somebody signed anew bears their name.
  const place = `certificate ${names.length} of its chain`
  return { kind: 'invalid', reason: `the authority that ${place} names did not issue it` }
}
