import type { BuildRecord } from '../../builds/build-record'
import { isNewer } from '../../builds/order'
import { ActionError } from '../../primitives/errors'
import type { Shelf } from '../../site/shelf'

/** What became of a build that was written to the site. */
export type WhatBecame =
  | { readonly kind: 'there' }
  /** A newer run of the channel has published the app since, and this build made room. */
  | { readonly kind: 'superseded'; readonly by: BuildRecord }
  | { readonly kind: 'gone' }

/** Looks for a build on what the site holds now. */
export function whatBecameOf(record: BuildRecord, { builds }: Shelf): WhatBecame {
  const ofApp = builds
    .map(build => build.record)
    .filter(({ channel }) => channel.name === record.channel.name)
    .filter(({ app }) => app.bundleId === record.app.bundleId)
  if (ofApp.some(({ buildId }) => buildId === record.buildId)) return { kind: 'there' }
  const by = ofApp.find(({ run }) => isNewer(run, record.run))
  return by === undefined ? { kind: 'gone' } : { kind: 'superseded', by }
}

/** For a build that nobody replaced and that is not there all the same. */
export function removedMeanwhile({ buildId, app, channel }: BuildRecord): ActionError {
  return new ActionError(
    `Build ${buildId} of ${app.bundleId} was taken off the site (${channel.name}) while it was being checked, so it is not announced.`,
    {
      code: 'not-live',
      hint: 'Another run removed it: look for one that ran `command: remove` or `sweep`, or that needed its room (`site-budget`). Then run this job again.',
    },
  )
}
