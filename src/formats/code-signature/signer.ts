import { ActionError } from '../../primitives/errors'
import type { Certificate } from '../cms/certificate'
import { type CertificateChain, chainFrom } from '../cms/embedded-certificate'
import { type MessageSigner, readSignedMessage, type SignedMessage } from '../cms/signature'
import { type Blob, hex, MAGIC, malformed } from './blob'

/** Who signed the primary code directory, as far as the signature itself tells. */
export type Signer =
  /** No CMS: signed ad hoc, or by the linker. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'read'
      /** undefined when it is not embedded. */
      readonly certificate: Certificate | undefined
      /** The signer's certificate first, then its issuers as far as they are embedded. */
      readonly chain: readonly Certificate[]
      /** As the signer's clock had it. */
      readonly signingTime: Date | undefined
    }

/** The same with what verifying needs. */
export type SignerEvidence =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'read'
      readonly signer: MessageSigner
      readonly chain: CertificateChain | undefined
    }

/** What slot 0x10000 holds. An empty one is what ad hoc signing leaves. */
export function readSigner(blob: Blob | undefined): SignerEvidence {
  if (!blob || blob.content.length === 0) return { kind: 'none' }
  try {
    if (blob.magic !== MAGIC.blobWrapper) {
      throw malformed('CMS signature', `it begins with ${hex(blob.magic)}`)
    }
    return evidenceIn(readSignedMessage(blob.content))
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

/** Apple's tools write one signer; with several the first counts, as in Apple's own reading. */
function evidenceIn({ signers, certificates }: SignedMessage): SignerEvidence {
  const [signer] = signers
  if (!signer) return { kind: 'unreadable', reason: 'the CMS message has no signer' }
  const { certificate } = signer
  return { kind: 'read', signer, chain: certificate && chainFrom(certificate, certificates) }
}

export function signerOf(evidence: SignerEvidence): Signer {
  if (evidence.kind !== 'read') return evidence
  const { signer, chain } = evidence
  return {
    kind: 'read',
    certificate: signer.certificate?.facts,
    chain: (chain?.certificates ?? []).map(one => one.facts),
    signingTime: signer.attributes?.signingTime,
  }
}
