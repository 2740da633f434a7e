import type { InputFields } from '../fields'
import { refName } from '../forms'
import { type DirectoryDestination, readDirectoryDestination } from './directory'
import { type PagesDestination, readPagesDestination } from './pages'
import { type ReleaseDestination, readReleaseDestination } from './release'

/** Where the builds go, with what only that place needs. Whoever adds a target adds its destination here. */
export type Destination = PagesDestination | ReleaseDestination | DirectoryDestination

/** @param outputDirectory absolute path, undefined when the input is empty */
export function readDestination(
  fields: InputFields,
  outputDirectory: string | undefined,
): Destination {
  const kind = fields.choice('publish-to', ['pages', 'release', 'directory'])
  // Those of other targets are read as well: a bad input is told of, needed or not.
  const releaseTag = fields.optional('release-tag', refName('tags'))
  const pages = readPagesDestination(fields, releaseTag)
  const release = readReleaseDestination(fields, releaseTag)
  const directory = readDirectoryDestination(fields, {
    path: outputDirectory,
    isWanted: kind === 'directory',
  })
  refuseHost(fields, kind, pages)
  if (kind === 'release') return release
  return directory ?? pages
}

function refuseHost(
  fields: InputFields,
  kind: Destination['kind'],
  { ipaHost }: PagesDestination,
): void {
  if (kind === 'pages' || ipaHost === 'auto' || ipaHost === kind) return
  fields.refuse(
    `\`ipa-host: ${ipaHost}\` contradicts \`publish-to: ${kind}\`; leave \`ipa-host\` out, it is for \`publish-to: pages\``,
  )
}
