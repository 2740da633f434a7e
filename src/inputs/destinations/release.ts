import type { HttpsUrl } from '../../primitives/https-url'
import type { InputFields } from '../fields'
import { pageUrl } from '../forms'
import type { DestinationPromises } from './promises'

/** `publish-to: release`. */
export interface ReleaseDestination extends DestinationPromises {
  readonly kind: 'release'
  readonly releaseTag: string | undefined
  readonly launcherUrl: HttpsUrl | undefined
}

export function readReleaseDestination(
  fields: InputFields,
  releaseTag: string | undefined,
): ReleaseDestination {
  return {
    kind: 'release',
    serving: 'online',
    inRepository: true,
    hasBudget: false,
    releaseTag,
    launcherUrl: fields.optional('launcher-url', pageUrl),
  }
}
