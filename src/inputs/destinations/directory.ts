import type { HttpsUrl } from '../../primitives/https-url'
import type { InputFields } from '../fields'
import { folderUrl } from '../forms'
import type { DestinationPromises } from './promises'

/** `publish-to: directory`. */
export interface DirectoryDestination extends DestinationPromises {
  readonly kind: 'directory'
  /** Absolute. */
  readonly path: string
  /** With trailing slash. */
  readonly baseUrl: HttpsUrl
}

/**
 * @param path absolute, undefined when the input `output-directory` is empty
 * @param isWanted what it needs may not be missing; otherwise what is given must be good all the same
 */
export function readDirectoryDestination(
  fields: InputFields,
  { path, isWanted }: { readonly path: string | undefined; readonly isWanted: boolean },
): DirectoryDestination | undefined {
  const baseUrl = fields.optional('base-url', folderUrl)
  if (!isWanted) return undefined
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
  if (path === undefined || baseUrl === undefined) return undefined
  const promises = { serving: 'promised', inRepository: false, hasBudget: true } as const
  return { kind: 'directory', ...promises, path, baseUrl }
}
