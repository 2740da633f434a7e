import type { HttpsUrl } from '../primitives/https-url'
import type { InputFields } from './fields'
import { folderUrl, pageUrl, refName, workflowFile } from './forms'

/** Where the builds go, with what only that place needs. */
export type Destination =
  | {
      readonly kind: 'pages'
      readonly ipaHost: 'auto' | 'pages' | 'release'
      /** undefined: the branch that Pages serves. */
      readonly branch: string | undefined
      /** File name of the workflow that deploys Pages. */
      readonly workflow: string | undefined
      /** For IPAs that lie on a release. */
      readonly releaseTag: string | undefined
    }
  | {
      readonly kind: 'release'
      readonly releaseTag: string | undefined
      readonly launcherUrl: HttpsUrl | undefined
    }
  | {
      readonly kind: 'directory'
      /** Absolute. */
      readonly path: string
      /** With trailing slash. */
      readonly baseUrl: HttpsUrl
    }

export type PagesDestination = Extract<Destination, { kind: 'pages' }>

/** @param outputDirectory absolute path, undefined when the input is empty */
export function readDestination(
  fields: InputFields,
  outputDirectory: string | undefined,
): Destination {
  const kind = fields.choice('publish-to', ['pages', 'release', 'directory'])
  const ipaHost = fields.choice('ipa-host', ['auto', 'pages', 'release'])
  const branch = fields.optional('pages-branch', refName('heads'))
  const workflow = fields.optional('pages-workflow', workflowFile)
  const releaseTag = fields.optional('release-tag', refName('tags'))
  const launcherUrl = fields.optional('launcher-url', pageUrl)
  const directory = readDirectory(fields, kind === 'directory', outputDirectory)
  if (kind !== 'pages' && ipaHost !== 'auto' && ipaHost !== kind) {
    fields.refuse(
      `\`ipa-host: ${ipaHost}\` contradicts \`publish-to: ${kind}\`; leave \`ipa-host\` out, it is for \`publish-to: pages\``,
    )
  }
  if (kind === 'release') return { kind, releaseTag, launcherUrl }
  return directory ?? { kind: 'pages', ipaHost, branch, workflow, releaseTag }
}

function readDirectory(fields: InputFields, wanted: boolean, path: string | undefined) {
  const baseUrl = fields.optional('base-url', folderUrl)
  if (!wanted) return undefined
  if (path === undefined) {
    fields.refuse(
      '`output-directory` is missing; `publish-to: directory` needs the folder to write to',
    )
  }
  if (fields.text('base-url') === '') {
    fields.refuse(
      '`base-url` is missing; `publish-to: directory` needs the https address that `output-directory` will have',
    )
  }
  return path === undefined || baseUrl === undefined
    ? undefined
    : { kind: 'directory' as const, path, baseUrl }
}
