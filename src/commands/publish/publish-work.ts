import { openDesk } from '../../announce/desk'
import { noteInstallLinks } from '../../announce/release-notes'
import type { Work } from '../../event/work'
import { findProvenance } from '../../github/attestations'
import { fullName } from '../../github/repository'
import { ipasOf } from '../../intake/ipas'
import { ActionError } from '../../primitives/errors'
import type { Outcome } from '../../report/outcome'
import { budgetOf, type Run, rulesOf, sourceOf } from '../../run/run'
import { isStillOpen } from '../../run/still-open'
import { onlyFrom, siteVisibility } from '../../run/visibility'
import { hasBuildFailed, nudge, whyNotLive } from '../../targets/deployment/choose'
import { openTarget } from '../../targets/open-target'
import { witnessed } from '../witness'
import { publish } from './publish'
import type { BuildDescription } from './record-build'
import { readTemplate } from './template'

type PublishWork = Extract<Work, { kind: 'publish' }>

export async function publishWork(work: PublishWork, run: Run): Promise<Outcome> {
  const { inputs } = run
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site)
  const pullRequest = work.channel.pullRequest
  if (pullRequest !== undefined && !(await isStillOpen(run, pullRequest))) {
    return {
      kind: 'skipped',
      reason: `Pull request #${pullRequest} is closed: nothing is published for it.`,
      recipe: '',
    }
  }
  const outcome = await publish(
    {
      ipas: () => ipasOf(run),
      description: describe(work, run),
      rules: rulesOf(run),
      site: {
        directory: inputs.directory,
        keepBuilds: inputs.keepBuilds,
        siteBudget: budgetOf(run),
        onlyFrom: onlyFrom(run),
        manifestHashes: inputs.manifestHashes,
      },
      lookUp: async () => ({
        unlisted: await isUnlisted(run),
        template: await readTemplate(inputs.pageTemplate),
      }),
      provenance: sha256 => provenanceOf(sha256, run),
      verifyTimeout: isFetchedBack(run) ? inputs.verifyTimeout : undefined,
    },
    {
      clock: run.clock,
      progress: run.progress,
      announce: desk.on(work.commentOn),
      announceOn: desk.on,
      target,
      fetch: run.fetch,
      stillWanted: async () => pullRequest === undefined || isStillOpen(run, pullRequest),
      nudge: () => nudge(run),
      hasFailed: () => hasBuildFailed(run),
      whyNotLive: () => whyNotLive(run),
    },
  )
  desk.close()
  if (work.notesOf !== undefined) await noteInstallLinks(work.notesOf.tag, outcome, run)
  return outcome
}

/** Writing to a folder needs no token, and without one nobody is asked. */
async function provenanceOf(sha256: string, { inputs, event, source }: Run) {
  if (inputs.githubToken === '') return undefined
  const { github, repository } = source
  return findProvenance(github, { serverUrl: event.server.url, repository, sha256 })
}

function describe(work: PublishWork, run: Run): BuildDescription {
  const { inputs, event } = run
  return {
    channel: work.channel,
    run: event.run,
    source: sourceOf(run),
    title: inputs.title ?? '',
    subtitle: inputs.subtitle ?? '',
    notes: inputs.notes,
  }
}

/** A directory is not served yet, and a dry run puts nothing online. */
function isFetchedBack({ inputs }: Run): boolean {
  return inputs.verify && !inputs.dryRun && inputs.destination.kind !== 'directory'
}

/** Contract, input `unlisted`: what counts is who can read the branch that holds the builds. */
async function isUnlisted(run: Run): Promise<boolean> {
  const { unlisted, destination } = run.inputs
  if (unlisted === false) {
    return false
  }
  if (unlisted === true && destination.kind === 'directory') return true
  const visibility = await siteVisibility(run)
  if (unlisted === true && visibility === 'public') {
    throw new ActionError(
      `unlisted: true promises too much in ${fullName(run.site.repository)}: the branch of a public repository can be read by anybody`,
      {
        code: 'bad-input',
        hint: 'Leave `unlisted` at `auto`, or let a repository that is not public take the builds (input `site-repository`).',
      },
    )
  }
  return visibility !== 'public'
}
