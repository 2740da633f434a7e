import type { App, Inspection } from '../../../src/ipa/app'
import { inspectIpa } from '../../../src/ipa/inspect-ipa'

/** The app in an IPA that must hold one. */
export async function inspectedApp(path: string): Promise<App> {
  const inspection = await inspectIpa(path)
  if (inspection.kind === 'unreadable') throw new Error(`unreadable: ${inspection.reason}`)
  return inspection.app
}

/** Why there is no app in an IPA that must not hold a readable one. */
export async function refusal(path: string): Promise<Extract<Inspection, { kind: 'unreadable' }>> {
  const inspection = await inspectIpa(path)
  if (inspection.kind === 'app')
    throw new Error(`read ${inspection.app.bundleId} without complaint`)
  return inspection
}
