import type { Channel } from '../builds/channel'
import type { GoneBuild } from '../report/comment/update'
import type { ShelvedBuild } from '../site/shelf'

/** Builds of one channel that are gone. */
export interface ChannelLoss {
  readonly channel: Channel
  readonly builds: readonly GoneBuild[]
}

/** How the comments speak of builds: by app and build id. */
export function goneBuilds(gone: readonly ShelvedBuild[]): readonly GoneBuild[] {
  return gone.map(({ record }) => ({ bundleId: record.app.bundleId, buildId: record.buildId }))
}

/** Each channel once, with what it lost. */
export function lossesOf(gone: readonly ShelvedBuild[]): readonly ChannelLoss[] {
  return channelsOf(gone).map(channel => ({
    channel,
    builds: goneBuilds(gone.filter(({ record }) => record.channel.name === channel.name)),
  }))
}

export function channelsOf(builds: readonly ShelvedBuild[]): readonly Channel[] {
  return [...new Map(builds.map(({ record }) => [record.channel.name, record.channel])).values()]
}

/** `57-1f2e3d4c of pr-42`. */
export function nameInLog({ record }: ShelvedBuild): string {
  return `${record.buildId} of ${record.channel.name}`
}
