/** Where each of GitHub's servers is, without trailing slash. Filled in while they start. */
export interface Origins {
  /** Git remotes. */
  serverUrl: string
  /** What a browser sees of github.com: release pages and downloads, over https. */
  webUrl: string
  apiUrl: string
  graphqlUrl: string
  /** As `https://uploads.github.com`. */
  uploadUrl: string
  /** As `https://release-assets.githubusercontent.com`. */
  assetUrl: string
  /** The runner's service for artifacts and OIDC tokens. */
  resultsUrl: string
  /** Where the bytes of artifacts lie. */
  blobUrl: string
}

export function unknownOrigins(): Origins {
  return {
    serverUrl: '',
    webUrl: '',
    apiUrl: '',
    graphqlUrl: '',
    uploadUrl: '',
    assetUrl: '',
    resultsUrl: '',
    blobUrl: '',
  }
}
