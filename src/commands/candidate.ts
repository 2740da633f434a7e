import { signingOf } from '../builds/signing'
import type { App, Inspection } from '../ipa/app'
import { inspectIpa } from '../ipa/inspect-ipa'
import type { Finding } from '../preflight/finding'
import { type FailOn, preflight, refuses } from '../preflight/preflight'
import { type Installers, whenSignedAnew } from '../preflight/re-signing'
import { ActionError } from '../primitives/errors'
import { quoted, quotedList } from '../primitives/plain-text'
import type { Progress } from '../primitives/progress'
import type { AppOutcome } from '../report/outcome'
import type { Hosting } from '../targets/target'
import { type BuildDescription, titled } from './publish/record-build'

/** One IPA of the run on its way through the preflight. */
export interface Candidate {
  readonly inspection: Inspection
  readonly findings: readonly Finding[]
  readonly installers: Installers
}

/** A candidate that passed. */
export interface AcceptedApp {
  readonly app: App
  readonly findings: readonly Finding[]
  readonly installers: Installers
}

export interface JudgingRules {
  readonly failOn: FailOn
  /** Input `sideload`; default no. */
  readonly sideload?: boolean
  readonly allowedTeams: readonly string[]
}

/** Reads each IPA in turn; nothing of it is unpacked. */
export async function inspectAll(
  paths: readonly string[],
  { progress }: { readonly progress: Progress },
): Promise<readonly Inspection[]> {
  const inspections: Inspection[] = []
  for (const path of paths) {
    inspections.push(await inspectIpa(path, { progress }))
  }
  return inspections
}

/** What the preflight says, with and without knowledge of where the build would go. */
export function judge(
  inspection: Inspection,
  rules: JudgingRules & { readonly now: Date; readonly hosting: Hosting | undefined },
): Candidate {
  const findings = preflight(inspection, rules)
  const verdict = rules.sideload
    ? whenSignedAnew(findings)
    : { findings, installers: 'ios' as const }
  return { inspection, ...verdict }
}

/** The app when the preflight lets it pass; an IPA that could not be read never does. */
export function acceptedApp(candidate: Candidate, rules: JudgingRules): AcceptedApp | undefined {
  const { inspection, findings, installers } = candidate
  if (inspection.kind === 'unreadable' || refuses(findings, rules.failOn)) {
    return undefined
  }
  return { app: inspection.app, findings, installers }
}

export function rejectedOutcome(
  { inspection, findings }: Candidate,
  description: BuildDescription,
): AppOutcome {
  const app = inspection.kind === 'app' ? titled(inspection.app, description) : undefined
  return {
    kind: 'rejected',
    app,
    file: inspection.kind === 'app' ? inspection.app.file : inspection.file,
    distribution: signingOf(app).distribution,
    findings,
  }
}

/**
 * Two builds of one app in one run would fight for the same place in channel and comment.
 *
 * @throws ActionError `bad-input` that tells them apart by their paths, without those of the runner
 */
export function refuseTwins(inspections: readonly Inspection[]): void {
  const paths = new Map<string, string[]>()
  for (const inspection of inspections) {
    if (inspection.kind === 'unreadable') continue
    const { bundleId, file } = inspection.app
    paths.set(bundleId, [...(paths.get(bundleId) ?? []), file.path])
  }
  for (const [bundleId, twins] of paths) {
    if (twins.length < 2) continue
    throw new ActionError(
      `${quotedList(apart(twins))} are different builds of ${quoted(bundleId)}; a run publishes one`,
      {
        code: 'bad-input',
        hint: 'Let the `ipa` input match one IPA per app, for example with a line such as `!build/old/**` for what is to be left out, or publish the others to a channel of their own (input `channel`).',
      },
    )
  }
}

/** Paths below the folder that all have in common. */
function apart(paths: readonly string[]): readonly string[] {
  const parts = paths.map(path => path.split(/[/\\]/))
  const [first = []] = parts
  const differs = first.findIndex((part, at) => parts.some(other => other[at] !== part))
  return parts.map(path => path.slice(differs).join('/'))
}
