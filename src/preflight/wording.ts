import { sizeInWords } from '../facts-in-words'

/** `99,614,721 bytes (99.6 MB)`: exact, where a limit is near. */
export function bytes(size: number): string {
  return `${size.toLocaleString('en-US')} bytes (${sizeInWords(size)})`
}

/** What iOS shows for nearly everything that is wrong with a signature or a profile. */
export const INTEGRITY_MESSAGE =
  'The phone would only say that the app “cannot be installed because its integrity could not be verified”.'

/** Xcode 15.3 renamed the export methods; fastlane keeps the old names. */
export const EXPORT_AD_HOC =
  'Export the archive with method “release-testing” (called “ad-hoc” before Xcode 15.3) in ExportOptions.plist; with fastlane: export_method: "ad-hoc".'
