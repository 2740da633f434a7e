import { createHash, type KeyObject, verify } from 'node:crypto'
import { isSameBytes } from './embedded-certificate'
import type { MessageSigner } from './signature'

/** Digests that signers of code and profiles use, by object identifier. */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

/** Signature algorithms, and the kind of key each wants. The digest is the signer's, as RFC 5754 demands. */
const ALGORITHMS: ReadonlyMap<string, 'rsa' | 'ec'> = new Map([
  ['1.2.840.113549.1.1.1', 'rsa'],
  ['1.2.840.113549.1.1.5', 'rsa'],
  ['1.2.840.113549.1.1.11', 'rsa'],
  ['1.2.840.113549.1.1.12', 'rsa'],
  ['1.2.840.113549.1.1.13', 'rsa'],
  ['1.2.840.10045.2.1', 'ec'],
  ['1.2.840.10045.4.1', 'ec'],
  ['1.2.840.10045.4.3.2', 'ec'],
  ['1.2.840.10045.4.3.3', 'ec'],
  ['1.2.840.10045.4.3.4', 'ec'],
])

/**
 * Verifies one signer of a message over `content` (RFC 5652 section 5.4 and 5.6). Trust and validity of
 * the certificate are other questions.
 *
 * @returns what is wrong, in words; undefined when the signature holds
 */
export function signatureProblem(signer: MessageSigner, content: Uint8Array): string | undefined {
  const digest = DIGESTS.get(signer.digestAlgorithm)
  if (digest === undefined) return `the digest algorithm ${signer.digestAlgorithm} is unknown`
  const { attributes } = signer
  if (attributes) {
    const computed = createHash(digest).update(content).digest()
    const stated = attributes.messageDigest
    if (stated === undefined) return 'the signed attributes hold no message digest'
    if (!isSameBytes(stated, computed)) {
      return `it was made for other content (message digest ${hex(stated)}, computed ${hex(computed)})`
    }
  }
  return keyProblem(signer, { digest, signed: attributes?.encoded ?? content })
}

interface SignedBytes {
  readonly digest: string
  readonly signed: Uint8Array
}

function keyProblem(signer: MessageSigner, { digest, signed }: SignedBytes): string | undefined {
  if (!signer.certificate) return "the signer's certificate is not embedded"
  const wanted = ALGORITHMS.get(signer.signatureAlgorithm)
  if (!wanted) return `the signature algorithm ${signer.signatureAlgorithm} is unknown`
  try {
    const key: KeyObject = signer.certificate.x509.publicKey
    if (key.asymmetricKeyType !== wanted) {
      return `the certificate has a key of the kind ${key.asymmetricKeyType}, the signature asks for ${wanted}`
    }
    if (verify(digest, signed, key, signer.signature)) return undefined
  } catch {
    return "the key of the signer's certificate cannot be used"
  }
  return "it was not made by the key of the signer's certificate"
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
