import type { IpaLimit } from '../target'

/** Bytes. GitHub asks for less than 2 GiB; exactly that much was answered with an error. */
export const RELEASE_FILE_LIMIT = 2000000000
export const RELEASE: IpaHost = {
  kind: 'release',
  limit: {
    bytes: RELEASE_FILE_LIMIT,
    reason: 'GitHub takes release assets of less than 2 GiB',
    larger: '',
  },
}

/** Where the IPA lies, and what it may weigh there. */
export interface IpaHost {
  readonly kind: 'pages' | 'release'
  readonly limit: IpaLimit
}
