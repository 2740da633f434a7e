import type { HttpsUrl } from '../primitives/https-url'

/** An app that signs a build anew and installs it. */
export interface InstallerLink {
  readonly app: 'AltStore' | 'SideStore' | 'Feather'
  /** Opens the app and offers to add the source. */
  readonly url: string
}

/**
 * Links to add a source (`apps.json`). AltStore and SideStore read the query item `url` of the host `source`
 * (`SceneDelegate.swift` of either; `altstore` is what AltStore Classic registers in its `Info.plist`). Feather
 * takes what follows `/source/` as it stands, when it begins with `https://` (`FeatherApp.swift`,
 * `URL+validateScheme.swift`), so it must not be encoded.
 */
export function installerLinks(source: HttpsUrl): readonly InstallerLink[] {
  const encoded = encodeURIComponent(source)
  return [
    { app: 'AltStore', url: `altstore://source?url=${encoded}` },
    { app: 'SideStore', url: `sidestore://source?url=${encoded}` },
    { app: 'Feather', url: `feather://source/${source}` },
  ]
}
