import type { App } from '../ipa/app'
import type { PreflightContext } from './context'
import type { Finding } from './finding'

/** One question about a build. `undefined`: nothing to complain of. */
export type Rule = (app: App, context: PreflightContext) => Finding | undefined

/** The words of a finding, without what its rule fixes. */
export interface Complaint {
  readonly message: string
  readonly fix: string
}
