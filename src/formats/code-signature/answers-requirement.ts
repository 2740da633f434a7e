import type { CodeSignature } from './code-signature'

/** `cdhash H"…"`, the requirement of code that nobody's certificate signed. */
const CD_HASH = /^cdhash H"([0-9a-f]+)"$/i

/**
 * Whether this code is what a requirement in the seal of another bundle asks for: one of the named
 * cdhashes, or the very designated requirement that the code states. No other requirement is evaluated.
 */
export function answersRequirement(signature: CodeSignature, requirement: string): boolean {
  const terms = requirement.trim().split(/\s+or\s+/)
  const hashes = terms.map(one => CD_HASH.exec(one)?.[1]?.toLowerCase())
  if (hashes.every(hash => hash !== undefined)) {
    return signature.directories.some(one => hashes.includes(one.cdHash))
  }
  const { designatedRequirement: stated } = signature
  return stated !== undefined && spaced(stated) === spaced(requirement)
}

/** Comments and runs of white space mean nothing. */
function spaced(requirement: string): string {
  return requirement
    .replace(/\/\*.*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
