import type { App } from '../ipa/app'
import type { PreflightContext } from './context'
import type { Finding } from './finding'

/** One question about a build. `undefined`, or none: nothing to complain of. */
export type Rule = (app: App, context: PreflightContext) => Finding | readonly Finding[] | undefined

/** The words of a finding, without what its rule fixes. */
export type Complaint = Pick<Finding, 'message' | 'fix' | 'cause'>
