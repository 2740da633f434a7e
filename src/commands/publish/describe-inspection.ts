import { signingOf } from '../../builds/signing'
import type { Inspection } from '../../ipa/app'
import { sizeInWords } from '../../primitives/in-words'

/** One log line that tells what an IPA turned out to be. */
export function describeInspection(inspection: Inspection): string {
  if (inspection.kind === 'unreadable') {
    return `${inspection.file.name}: ${inspection.reason}`
  }
  const { app } = inspection
  const build = app.buildNumber === '' ? '' : ` (${app.buildNumber})`
  const facts = [
    `${app.title} ${app.version}${build}`,
    app.bundleId,
    `signed ${signingOf(app).distribution}`,
    sizeInWords(app.file.size),
  ]
  return `${app.file.name}: ${facts.join(', ')}`
}
