import { dirname } from 'node:path'
import * as core from '@actions/core'
import { act } from '../action'
import { siteFetch } from '../github/proxy-fetch'
import { systemClock } from '../primitives/clock'
import { diskFull } from '../primitives/disk-full'
import { ActionError, messageOf } from '../primitives/errors'
import { visible } from '../primitives/plain-text'
import { annotationsOf } from '../report/annotations'
import type { Outcome } from '../report/outcome'
import { exitCodeOf, outputsOf } from '../report/outputs'
import { renderFailureSummary, renderSummary } from '../report/summary'
import { withoutRunnerPaths } from '../run/runner-paths'
import { itmsLink } from '../site/link'
import { eventPath } from './event-path'
import { inertLog } from './inert-log'
import { readPayload } from './read-payload'
import { inWorkFolder } from './work-folder'

const annotate = { error: core.error, warning: core.warning, notice: core.notice } as const

/** The rim: environment in; log, annotations, outputs, summary and exit code out. */
export async function main(): Promise<void> {
  const warn = (message: string): void => core.warning(visible(message))
  try {
    const parent = process.env['RUNNER_TEMP']
    await tell(await inWorkFolder({ parent, warn }, run))
  } catch (error) {
    await tellFailure(error)
  }
}

async function run(workFolder: string): Promise<Outcome> {
  return act({
    environment: process.env,
    payload: await readPayload(eventPath),
    input: name => core.getInput(name),
    workFolder,
    // The runner starts `dist/index.js` of the action.
    actionFolder: dirname(dirname(process.argv[1] ?? '')),
    fetch: siteFetch(process.env),
    clock: systemClock,
    progress: tellProgress,
    warn: message => core.warning(visible(message)),
    fail: setFailed,
    remember: unfinished => core.saveState('unsettled', unfinished.length === 0 ? '' : unfinished),
  })
}

function tellProgress(line: string, details: readonly string[] = []): void {
  if (details.length === 0) {
    core.info(inertLog(line))
    return
  }
  core.startGroup(inertLog(line))
  for (const detail of details) core.info(inertLog(detail))
  core.endGroup()
}

/** The exit code first: it must be right even if the rest cannot be told. */
async function tell(outcome: Outcome): Promise<void> {
  if (exitCodeOf(outcome) !== 0) process.exitCode = exitCodeOf(outcome)
  setOutputs(outcome)
  for (const { level, title, message } of annotationsOf(outcome)) {
    annotate[level](message, { title })
  }
  await writeSummary(renderSummary(postable(outcome)))
}

/** The folder as the workflow names it; where it lies on the runner stands in the log. */
function postable(outcome: Outcome): Outcome {
  if (outcome.kind !== 'assembled') return outcome
  return { ...outcome, folder: withoutRunnerPaths(outcome.folder, process.env) }
}

/** @throws ActionError `bad-input`: later steps would go on without what they were promised. */
function setOutputs(outcome: Outcome): void {
  try {
    for (const [name, value] of Object.entries(outputsOf(outcome, itmsLink))) {
      core.setOutput(name, value)
    }
  } catch (cause) {
    throw new ActionError(`The outputs of this step cannot be written: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'The variable GITHUB_OUTPUT has to name a file that exists and may be written to.',
      cause,
    })
  }
}

function setFailed({ message, hint }: ActionError): void {
  core.setFailed(visible(hint === undefined ? message : `${message}\n${hint}`))
}

async function tellFailure(thrown: unknown): Promise<void> {
  const error = diskFull(thrown) ?? thrown
  if (error instanceof ActionError) {
    setFailed(error)
  } else {
    core.setFailed(
      visible(`This is a bug in Tap to Install, please report it: ${messageOf(error)}`),
    )
    core.info(inertLog(error instanceof Error ? (error.stack ?? '') : ''))
  }
  await writeSummary(renderFailureSummary(postableError(error), 'The run'))
}

function postableError(error: unknown): unknown {
  const message = withoutRunnerPaths(messageOf(error), process.env)
  if (!(error instanceof ActionError)) return new Error(message)
  const { code, hint } = error
  return new ActionError(message, {
    code,
    ...(hint !== undefined && { hint: withoutRunnerPaths(hint, process.env) }),
  })
}

/** Runs outside GitHub have no summary file. One that cannot be written costs a warning: the build is out. */
async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  try {
    await core.summary.addRaw(markdown, true).write()
  } catch (error) {
    core.warning(`The job summary cannot be written: ${messageOf(error)}`)
  }
}
