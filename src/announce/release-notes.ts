import type { BuildRecord } from '../builds/build-record'
import { findRelease, updateNotes } from '../github/releases/release'
import { ActionError, messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import { withInstallLinks, withoutInstallLinks, withoutLinksTo } from '../report/release-notes'
import type { Run } from '../run/run'

/** Jobs of a matrix may write to the same notes at once, and GitHub knows no compare-and-swap for them. */
const TRIES = 4

/** Milliseconds between writing and looking whether it stayed. */
const SETTLING = 1_500

/**
 * Puts the install links into the notes of the release that started the run. The builds are online all
 * the same when that fails, so it only warns.
 */
export async function noteInstallLinks(tag: string, outcome: Outcome, run: Run): Promise<void> {
  const apps = outcome.kind === 'published' ? outcome.apps : []
  const builds = apps.flatMap(app => (app.kind === 'published' ? [app.build] : []))
  if (builds.length === 0) return
  await editNotes(tag, run, notes => {
    const noted = withInstallLinks(notes, builds)
    if (noted === undefined) run.warn(`The notes of the release ${tag} are too long for a link`)
    return noted ?? notes
  })
}

/** Takes the install links out of the notes of the release of a tag, when there are any. */
export async function clearInstallLinks(tag: string, run: Run): Promise<void> {
  await editNotes(tag, run, withoutInstallLinks)
}

/** Takes the links to builds that a sweep has removed out of the notes of their tags' releases. */
export async function clearLinksTo(gone: readonly BuildRecord[], run: Run): Promise<void> {
  const tags = new Set(
    gone.flatMap(({ channel: { kind, ref = [] } }) => (kind === 'ref' ? ref : [])),
  )
  for (const tag of tags) {
    const builds = gone.filter(({ channel }) => channel.ref === tag)
    await editNotes(tag, run, notes => withoutLinksTo(notes, builds))
  }
}

async function editNotes(tag: string, run: Run, edit: (notes: string) => string): Promise<void> {
  try {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const release = await findRelease(run.source, tag)
      const notes = edit(release?.notes ?? '')
      if (release === undefined || notes === release.notes) return
      if (run.inputs.dryRun) {
        run.progress(`Dry run: would write the notes of the release ${tag}`)
        return
      }
      await updateNotes(run.source, release, notes)
      run.progress(`Wrote the notes of the release ${tag}`)
      await run.clock.sleep(SETTLING * run.clock.random())
    }
  } catch (error) {
    const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
    run.warn(`The notes of the release ${tag} could not be written: ${messageOf(error)}${hint}`)
  }
}
