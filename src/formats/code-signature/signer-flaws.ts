import type { CertificateChain } from '../cms/embedded-certificate'
import type { MessageSigner } from '../cms/signature'
import { signatureProblem } from '../cms/verification'
import type { CodeSignature } from './code-signature'
import { directoryListFlaws } from './directory-list'
import type { SignatureFlaw } from './flaw'
import type { SignerEvidence } from './signer'

/** What does not agree about who signed. Whether a certificate is valid today, the caller's clock tells. */
export function signerFlaws(
  signature: CodeSignature,
  evidence: SignerEvidence,
): readonly SignatureFlaw[] {
  if (evidence.kind === 'none') return [{ kind: 'unsigned-directory' }]
  if (evidence.kind === 'unreadable')
    return [{ kind: 'signer-unreadable', reason: evidence.reason }]
  const { signer, chain } = evidence
  return [
    ...verificationFlaws(signature, signer),
    ...directoryListFlaws(signature.directories, signer.attributes),
    ...chainFlaws(chain),
    ...validityFlaws(signer, chain),
    ...teamFlaws(signature, signer),
  ]
}

function verificationFlaws(
  { directories: [primary] }: CodeSignature,
  signer: MessageSigner,
): readonly SignatureFlaw[] {
  const reason = signatureProblem(signer, primary.bytes)
  return reason === undefined ? [] : [{ kind: 'signature-invalid', reason }]
}

function chainFlaws(chain: CertificateChain | undefined): readonly SignatureFlaw[] {
  if (!chain?.brokenAt) return []
  return [{ kind: 'chain-broken', certificate: chain.brokenAt.facts.commonName }]
}

function validityFlaws(
  { attributes }: MessageSigner,
  chain: CertificateChain | undefined,
): readonly SignatureFlaw[] {
  const signingTime = attributes?.signingTime
  if (!signingTime) return []
  return (chain?.certificates ?? []).flatMap(({ facts }): readonly SignatureFlaw[] => {
    const { commonName: certificate, notBefore, notAfter } = facts
    const isValid = notBefore <= signingTime && signingTime <= notAfter
    const kind = 'signed-outside-validity'
    return isValid ? [] : [{ kind, certificate, signingTime, notBefore, notAfter }]
  })
}

/** The organizational unit of Apple's certificates for developers is the team. */
function teamFlaws(
  { teamId: directory }: CodeSignature,
  { certificate }: MessageSigner,
): readonly SignatureFlaw[] {
  const team = certificate?.facts.teamId
  if (directory === undefined || team === undefined || team === directory) return []
  return [{ kind: 'team-mismatch', directory, certificate: team }]
}
