import type { InputFields } from '../fields'
import { refName, workflowFile } from '../forms'
import type { DestinationPromises } from './promises'

/** `publish-to: pages`. */
export interface PagesDestination extends DestinationPromises {
  readonly kind: 'pages'
  readonly ipaHost: 'auto' | 'pages' | 'release'
  /** undefined: the branch that Pages serves. */
  readonly branch: string | undefined
  /** File name of the workflow that deploys Pages. */
  readonly workflow: string | undefined
  /** For IPAs that lie on a release. */
  readonly releaseTag: string | undefined
}

export function readPagesDestination(
  fields: InputFields,
  releaseTag: string | undefined,
): PagesDestination {
  return {
    kind: 'pages',
    serving: 'online',
    inRepository: true,
    hasBudget: true,
    ipaHost: fields.choice('ipa-host', ['auto', 'pages', 'release']),
    branch: fields.optional('pages-branch', refName('heads')),
    workflow: fields.optional('pages-workflow', workflowFile),
    releaseTag,
  }
}
