import type { BuildRecord } from '../../builds/build-record'
import { nameOfBuild } from '../../builds/in-words'
import type { Progress } from '../../primitives/progress'

/** What an engineer copies from the log: the link in sight, a group with the rest for each app. */
export function tellReady(
  { urls, ipa, app }: BuildRecord,
  standing: string,
  progress: Progress,
): void {
  progress(`${standing}: ${urls.install}`)
  progress(`More about ${nameOfBuild(app)}`, [
    `All builds: ${urls.channel}`,
    `Manifest: ${urls.manifest}`,
    `IPA: ${urls.ipa}`,
    `QR code: ${urls.qr}`,
    `SHA-256: ${ipa.sha256}`,
  ])
}
