/** What an app asks of a device and of the person who holds it. Every text is untrusted. */
export interface AppNeeds {
  /** `UIRequiredDeviceCapabilities`: an array, or a dictionary in which `false` means «must not have». */
  readonly capabilities: readonly string[]
  readonly excludedCapabilities: readonly string[]
  /** `UISupportedDevices`, which thinning leaves behind: the build is for these models only. */
  readonly onlyModels: readonly string[]
  /** `NS…UsageDescription` and its kin: what is asked of the person, by key. */
  readonly usageDescriptions: ReadonlyMap<string, string>
  /** Where iOS would find an icon; `none`: it shows a blank one. */
  readonly iconSource: 'files' | 'catalog' | 'none'
  /** `iTunesMetadata.plist` stands beside the app, as in what the store delivers. */
  readonly hasStoreMetadata: boolean
  /** `INAlternativeAppNames`, for Siri: how many. */
  readonly alternativeNames: number
  /** `ITSWatchOnlyContainer` is there: nothing but a shell for an app of the watch. */
  readonly isWatchContainer: boolean
  /** `DTSDKName`, for example `iphoneos18.2`; empty when missing. */
  readonly sdk: string
}
