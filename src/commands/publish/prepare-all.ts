import type { BuildProvenance } from '../../builds/build-record'
import { findProvenance } from '../../github/attestations'
import { type Run, rulesOf } from '../../run/run'
import { acceptedApp, type Candidate, judge } from '../candidate'
import { type PreparedBuild, type PrepareOptions, prepareBuild } from './prepare-build'
import { isUnlisted, type Publishing } from './publishing'
import { readTemplate } from './template'

/** One IPA after the preflight; without `build` when that refused it. */
export interface PreparedCandidate {
  readonly candidate: Candidate
  readonly build: PreparedBuild | undefined
}

/**
 * Prepares what passes. A refusal needs no look at the site: it is the same wherever
 * the build would go. With something to publish the site has its say as well.
 */
export async function prepareAll(
  candidates: readonly Candidate[],
  publishing: Publishing,
): Promise<readonly PreparedCandidate[]> {
  const { run, target } = publishing
  const files = candidates.flatMap(
    candidate => acceptedApp(candidate, rulesOf(run))?.app.file ?? [],
  )
  if (files.length === 0) {
    return candidates.map(candidate => ({ candidate, build: undefined }))
  }
  // Asked beside everything else: nothing waits for it before a build is described.
  const provenances = new Map(files.map(({ sha256 }) => [sha256, provenanceOf(sha256, run)]))
  const unlisted = await isUnlisted(run)
  const template = await readTemplate(run.inputs.pageTemplate)
  const hosting = await target.survey(Math.max(...files.map(({ size }) => size)))
  const now = run.clock.now()
  const judged = candidates.map(({ inspection }) =>
    judge(inspection, { ...rulesOf(run), now, hosting }),
  )
  return prepareEach(judged, { publishing, unlisted, hosting, template, provenances, now })
}

/** One after the other: the addresses of unlisted builds depend on those before. */
async function prepareEach(
  candidates: readonly Candidate[],
  options: PrepareOptions,
): Promise<readonly PreparedCandidate[]> {
  const prepared: PreparedCandidate[] = []
  for (const candidate of candidates) {
    const accepted = acceptedApp(candidate, rulesOf(options.publishing.run))
    const build = accepted === undefined ? undefined : await prepareBuild(accepted, options)
    prepared.push({ candidate, build })
  }
  return prepared
}

/** Writing to a folder needs no token, and without one nobody is asked. */
async function provenanceOf(
  sha256: string,
  { inputs, event, source: { github, repository } }: Run,
): Promise<BuildProvenance | undefined> {
  if (inputs.githubToken === '') return undefined
  return findProvenance(github, { serverUrl: event.server.url, repository, sha256 })
}
