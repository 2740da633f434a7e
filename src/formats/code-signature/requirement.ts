import { type Blob, hex, MAGIC, malformed, readSuperBlob, viewOf } from './blob'
import { type Expression, RequirementCode } from './requirement-code'
import { requirementText } from './requirement-text'

/** `kSecDesignatedRequirementType` of Apple's `CSCommon.h`. */
const DESIGNATED = 3
/** The only form of a requirement: an expression in prefix order. */
const EXPRESSION_FORM = 1

/**
 * The designated requirement in a set of requirements, in Apple's requirement language: what code must
 * answer to be taken for this code. undefined when the set has none.
 *
 * @throws ActionError `malformed`
 */
export function readDesignatedRequirement(set: Blob | undefined): string | undefined {
  if (!set) return undefined
  const what = 'requirements'
  const blob = readSuperBlob(set.bytes, { what, magic: MAGIC.requirements }).get(DESIGNATED)
  return blob && requirementText(readRequirement(blob))
}

function readRequirement({ magic, content }: Blob): Expression {
  if (magic !== MAGIC.requirement) throw malformed('requirement', `it begins with ${hex(magic)}`)
  const form = content.length < 4 ? 0 : viewOf(content).getUint32(0)
  if (form !== EXPRESSION_FORM) throw malformed('requirement', `form ${form} is unknown`)
  return new RequirementCode(content.subarray(4)).expression()
}
