import type { BuildRecord } from './build-record'

/** Published against advice (input `fail-on: never`): nobody is to be promised that it installs. */
export function iosWillRefuse({ findings }: Pick<BuildRecord, 'findings'>): boolean {
  return findings.some(({ level }) => level === 'error')
}

/** iOS refuses it, installers that sign anew take it: nothing ever hands it to iOS. */
export function isOnlyForReSigners({ sideload }: Pick<BuildRecord, 'sideload'>): boolean {
  return sideload?.only === true
}
