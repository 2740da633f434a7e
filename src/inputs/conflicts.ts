import type { Work } from '../event/work'
import type { InputFields } from './fields'
import type { Inputs } from './inputs'

/** Refuses inputs that are good one by one and yet do not suffice for, or contradict, what is to be done. */
export function refuseConflicts(fields: InputFields, inputs: Inputs, work: Work): void {
  if (work.kind === 'skipped') return
  if (readsIpa(work)) refuseMissingIpa(fields, inputs)
  if (work.kind === 'assemble') refuseForAssemble(fields, inputs)
  if (work.kind === 'announce') refuseForAnnounce(fields, inputs)
  if (inputs.sideload && work.kind.startsWith('publish')) refuseForSideload(fields, inputs)
  if (needsGitHub(inputs, work) && inputs.githubToken === '') {
    fields.refuse(
      '`github-token` is empty; leave it out to use the token of the run, or check that the secret it is taken from exists',
    )
  }
}

function readsIpa(work: Work): boolean {
  return work.kind.startsWith('publish') || work.kind === 'inspect'
}

function refuseMissingIpa(fields: InputFields, { ipa, artifact }: Inputs): void {
  if (artifact === undefined && ipa.every(pattern => pattern.startsWith('!'))) {
    fields.refuse(
      '`ipa` is missing; give the path of the IPA, for example `ipa: build/App.ipa`, or the `artifact` that holds it',
    )
  }
  if (artifact !== undefined && ipa.some(leavesFolder)) {
    fields.refuse('`ipa` leads out of the artifact; with `artifact` it is a path inside of that')
  }
}

function leavesFolder(pattern: string): boolean {
  return /^!?(?:[/\\]|[A-Za-z]:)|(?:^!?|[/\\])\.\.(?:[/\\]|$)/.test(pattern)
}

function refuseForAssemble(fields: InputFields, { destination, outputDirectory }: Inputs): void {
  if (destination.kind !== 'pages') {
    fields.refuse(
      `\`publish-to: ${destination.kind}\` contradicts \`command: assemble\`, which adds the builds of the Pages branch to a site`,
    )
  }
  if (outputDirectory === undefined) {
    fields.refuse(
      '`output-directory` is missing; `command: assemble` needs the folder of the site that is about to be deployed',
    )
  }
}

function refuseForAnnounce(fields: InputFields, { destination: { kind, serving } }: Inputs): void {
  if (serving === 'promised') return
  fields.refuse(
    `\`publish-to: ${kind}\` contradicts \`command: announce\`, which is for \`publish-to: directory\`; builds that go elsewhere are announced as they are published`,
  )
}

/** A release has no page and no list of builds of its own, and the launcher can only start iOS's installer. */
function refuseForSideload(fields: InputFields, { destination: { kind } }: Inputs): void {
  if (kind !== 'release') return
  fields.refuse(
    '`publish-to: release` contradicts `sideload: true`, which needs a site for its page and for `apps.json`; publish to `pages`, where a large IPA still lies on a release (`ipa-host`), or to a `directory`',
  )
}

/** Inspecting works without a token, and so does writing to a folder; not so looking into another run. */
function needsGitHub(inputs: Inputs, work: Work): boolean {
  const { destination, artifact } = inputs
  if (artifact?.runId !== undefined || asksFirst(work)) return true
  if (work.kind === 'announce') return inputs.comment
  return work.kind !== 'inspect' && destination.inRepository
}

/** Whose build it is, GitHub has to say. */
function asksFirst({ kind }: Work): boolean {
  return kind === 'publish-upstream' || kind === 'publish-on-demand'
}
