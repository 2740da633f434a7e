import type { BuildRecord } from '../builds/build-record'
import { bundleSegment } from './layout'
import type { Shelf, ShelvedBuild } from './shelf'

/** Folder of the channel that a build lies in. */
export function channelFolderOf({ folder }: ShelvedBuild): string {
  return folder.split('/').slice(0, -2).join('/')
}

/**
 * The builds below our directory that lie where their own facts say they belong. A `build.json` that
 * was copied or made up elsewhere moves nothing.
 */
export function buildsAtHome(
  shelf: Pick<Shelf, 'builds'>,
  directory: string,
): readonly ShelvedBuild[] {
  return shelf.builds.filter(({ folder, record }) => {
    const within = folder.startsWith(`${directory}/`) ? folder.slice(directory.length + 1) : ''
    const segment = record.unlisted ? '[0-9a-f]{32}/' : ''
    const match = new RegExp(`^${segment}(?<home>[^/]+/[^/]+/[^/]+)$`).exec(within)
    return match?.groups?.['home'] === homeOf(record)
  })
}

function homeOf({ channel, app, buildId }: BuildRecord): string {
  return `${channel.name}/${bundleSegment(app.bundleId)}/${buildId}`
}

/** `path` as a relative address on the page of `folder`, which holds it. */
export function pathWithin(folder: string, path: string): string {
  const segments = path.slice(folder.length + 1).split('/')
  return `./${segments.map(encodeURIComponent).join('/')}`
}

/** A build's own files. Nobody else's can have that path: it ends in our build id. */
export function filesBelow(shelf: Shelf, folder: string): readonly string[] {
  const start = `${folder}/`
  return shelf.files.map(({ path }) => path).filter(path => path.startsWith(start))
}

/** On a site that several repositories publish to; without a source every build is meant. */
export function isFrom(source: string | undefined, { record }: ShelvedBuild): boolean {
  return source === undefined || record.source.repository === source
}

/** Differs between two publishes of the same bytes, too. */
export function arrivalOf({ folder, record: { run, publishedAt } }: ShelvedBuild): string {
  return [folder, run.id, run.attempt, publishedAt].join(' ')
}
