import { nameOfBuild } from '../../builds/in-words'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import type { Progress } from '../../primitives/progress'
import type { AppOutcome } from '../../report/outcome'

/** What became of each app: of a refused one the reasons follow as errors of the step. */
export function tellApps(
  apps: readonly AppOutcome[],
  { waited, progress }: { readonly waited: number | undefined; readonly progress: Progress },
): void {
  for (const app of apps) {
    if (app.kind === 'published') tellReady(app, waited, progress)
    else progress(refusedInWords(app))
  }
}

/** What an engineer copies from the log: the link in sight, a group with the rest for each app. */
function tellReady(app: Published, waited: number | undefined, progress: Progress): void {
  const { urls, ipa, app: shown } = app.build
  progress(`${standingInWords(app, waited)}: ${urls.install}`)
  progress(`More about ${nameOfBuild(shown)}`, [
    `All builds: ${urls.channel}`,
    `Manifest: ${urls.manifest}`,
    `IPA: ${urls.ipa}`,
    `QR code: ${urls.qr}`,
    `SHA-256: ${ipa.sha256}`,
  ])
}

type Published = AppOutcome & { readonly kind: 'published' }

/** @param waited milliseconds until it could be fetched; undefined where nobody tried */
export function standingInWords(app: Published, waited: number | undefined): string {
  if (iosWillRefuse(app)) return 'Published, but iOS will most likely refuse it'
  if (waited === undefined) return 'Not fetched back'
  const forWhom = isOnlyForReSigners(app.build) ? ' for AltStore, SideStore and Feather' : ''
  return `Ready${forWhom} after ${Math.round(waited / 1000)} s`
}

function refusedInWords({
  app,
  file,
  findings,
}: AppOutcome & { readonly kind: 'rejected' }): string {
  const rules = findings.filter(({ level }) => level !== 'notice').map(({ rule }) => rule)
  const name = app === undefined ? file.name : `${nameOfBuild(app)} of ${file.name}`
  return `Refused, so not published: ${name} (${rules.join(', ')})`
}
