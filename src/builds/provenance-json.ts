import { address, fields, matching, optional, readableOf } from '../primitives/json-fields'
import type { BuildProvenance } from './build-record'

/** Said beside a build: what is missing, or cannot be read, is no reason to lose sight of that. */
export function provenanceIn(value: unknown): { readonly provenance?: BuildProvenance } {
  const [provenance] = readableOf([value], readProvenance)
  return provenance === undefined ? {} : { provenance }
}

function readProvenance(value: unknown): BuildProvenance {
  const from = fields(value)
  return {
    workflow: matching(from['workflow'], /^[^\p{Cc}]{1,200}$/u),
    commit: matching(from['commit'], /^[0-9a-f]{40}$/),
    page: optional(from['page'], address),
  }
}
