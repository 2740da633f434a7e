import type { Channel } from '../builds/channel'
import type { UpstreamRun } from './trigger'

/** What this run is to do. */
export type Work =
  | {
      readonly kind: 'publish'
      readonly channel: Channel
      /** Number of the pull request that gets the comment. */
      readonly commentOn: number | undefined
      /** The release whose notes get the install link. */
      readonly notesOf: { readonly tag: string } | undefined
    }
  /** Only GitHub can tell which pull request that run built: nothing in its artifact is believed. */
  | {
      readonly kind: 'publish-upstream'
      readonly upstream: UpstreamRun
      /** The `pull-request` input: a claim, to be checked against the run's head like any other. */
      readonly pullRequest: number | undefined
      /** The `channel` input. */
      readonly channelName: string | undefined
    }
  /** The event knows no pull request; the input does. Only GitHub can tell its head and whether it is open. */
  | {
      readonly kind: 'publish-on-demand'
      readonly pullRequest: number
      /** The `channel` input. */
      readonly channelName: string | undefined
    }
  | { readonly kind: 'remove'; readonly channel: Channel; readonly commentOn: number | undefined }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'assemble' }
  | {
      readonly kind: 'skipped'
      /** One sentence. */
      readonly reason: string
      /** `two-workflows`: show how to build in one workflow and publish in another. */
      readonly recipe: 'two-workflows' | 'none'
    }
