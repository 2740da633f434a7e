/** Where IPAs lie: with the site on Pages, beside it on a release, with the site in a folder. */
export const ipaHosts = ['pages', 'release', 'directory'] as const

export type IpaHostName = (typeof ipaHosts)[number]

interface Hosted {
  readonly ipa: { readonly host: IpaHostName }
}

/** The IPA is a file of the site; otherwise it is uploaded, and deleted, by itself. */
export function liesOnSite({ ipa }: Hosted): boolean {
  return ipa.host !== 'release'
}

/** Written to a folder: it can be fetched once the workflow has uploaded that. */
export function isUploadedLater({ ipa }: Hosted): boolean {
  return ipa.host === 'directory'
}
