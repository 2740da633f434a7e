import { resolve } from 'node:path/posix'
import { decide } from '../event/decide'
import type { TriggerEvent } from '../event/event'
import { refuseConflicts } from './conflicts'
import { readDestination } from './destinations/destination'
import { InputFields, type WholeNumbers } from './fields'
import * as forms from './forms'
import type { Inputs } from './inputs'

export interface InputContext {
  /** Absolute path that relative ones start from. */
  readonly workspace: string
  /** Decides what `auto` means, and with it which inputs may not be missing. */
  readonly event: TriggerEvent
}

const COMMANDS = ['auto', 'publish', 'announce', 'remove', 'sweep', 'inspect', 'assemble'] as const

/** What `ipa` means when it names nothing inside of the artifact. */
const ANY_IPA = '**/*.ipa'
const COUNT: WholeNumbers = { from: 1, to: Number.MAX_SAFE_INTEGER, unit: '' }

/** Fewer would remove the build that is being published; more than this is a mistake. */
const BUILDS: WholeNumbers = { from: 1, to: 1000, unit: 'builds' }

/** MB of 10^6 bytes. GitHub's own limit is 1 GB; a server of one's own may have a higher one. */
const BUDGET: WholeNumbers = { from: 1, to: 100000, unit: 'MB' }
const BYTES_PER_MB = 1000000

/** A job ends after six hours at most on GitHub's runners. */
export const TIMEOUT: WholeNumbers = { from: 1, to: 21600, unit: 'seconds' }

/**
 * Reads every input (`action.yml`).
 *
 * @param get what the user gave for an input, empty when nothing
 * @throws ActionError `bad-input` that tells of all bad inputs together
 */
export function readInputs(get: (name: string) => string, context: InputContext): Inputs {
  const fields = new InputFields(get)
  const path: forms.InputForm<string> = {
    read: given => resolve(context.workspace, given),
    allowed: 'a path',
  }
  const outputDirectory = fields.optional('output-directory', path)
  const inputs: Inputs = {
    ...readTask(fields),
    ...readSite(fields),
    ...readTelling(fields),
    ...readChecks(fields),
    outputDirectory,
    destination: readDestination(fields, outputDirectory),
    pageTemplate: fields.optional('page-template', path),
  }
  // What would be missing for a command that was never meant is no help.
  if (fields.isGood('command')) refuseConflicts(fields, inputs, decide(inputs, context.event))
  fields.done()
  return inputs
}

function readTask(fields: InputFields) {
  const artifact = readArtifact(fields)
  const patterns = fields.lines('ipa')
  return {
    command: fields.choice('command', COMMANDS),
    ipa: artifact !== undefined && patterns.every(isExclusion) ? [ANY_IPA, ...patterns] : patterns,
    artifact,
    channel: fields.optionalText('channel'),
    pullRequest: fields.optionalWholeNumber('pull-request', COUNT),
    commit: fields.optional('commit', forms.commit),
    dryRun: fields.flag('dry-run'),
  }
}

function isExclusion(pattern: string): boolean {
  return pattern.startsWith('!')
}

function readArtifact(fields: InputFields): Inputs['artifact'] {
  const name = fields.optional('artifact', forms.artifactName)
  const runId = fields.optionalWholeNumber('run-id', COUNT)
  return name === undefined ? undefined : { name, runId }
}

export function readSite(fields: InputFields) {
  const githubToken = fields.text('github-token')
  return {
    siteRepository: fields.optional('site-repository', forms.repositoryName),
    githubToken,
    siteToken: fields.text('site-token') || githubToken,
    directory: fields.optional('directory', forms.siteFolder) ?? '',
    keepBuilds: fields.wholeNumber('keep-builds', BUILDS),
    siteBudget: fields.wholeNumber('site-budget', BUDGET) * BYTES_PER_MB,
    unlisted: fields.optional('unlisted', forms.flagOrAuto) ?? 'auto',
  }
}

function readTelling(fields: InputFields) {
  return {
    title: fields.optional('title', forms.shownLine),
    subtitle: fields.optional('subtitle', forms.shownLine),
    notes: fields.optional('notes', forms.shownLines) ?? '',
    comment: fields.flag('comment'),
    environment: fields.optional('environment', forms.environmentName),
  }
}

function readChecks(fields: InputFields) {
  return {
    manifestHashes: fields.choice('manifest-hashes', ['none', 'sha256', 'md5']),
    verify: fields.flag('verify'),
    verifyTimeout: fields.wholeNumber('verify-timeout', TIMEOUT) * 1000,
    allowedTeams: fields.optional('allowed-teams', forms.teamIds) ?? [],
    failOn: fields.choice('fail-on', ['error', 'warning', 'never']),
    sideload: fields.flag('sideload'),
  }
}
