import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { act } from './action'
import { ActionError, messageOf } from './errors'
import { inertLog } from './inert-log'
import type { Outcome } from './outcome'
import { annotationsOf } from './report/annotations'
import { exitCodeOf, outputsOf } from './report/outputs'
import { renderFailureSummary, renderSummary } from './report/summary'
import { systemClock } from './retry'
import { itmsLink } from './site/link'

const annotate = { error: core.error, warning: core.warning, notice: core.notice } as const

/** The rim: environment in; log, annotations, outputs, summary and exit code out. */
export async function main(): Promise<void> {
  const workFolder = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'tap-to-install-'))
  try {
    const outcome = await act({
      environment: process.env,
      payload: await readPayload(process.env['GITHUB_EVENT_PATH']),
      input: name => core.getInput(name),
      workFolder,
      fetch,
      clock: systemClock,
      progress: line => core.info(inertLog(line)),
      warn: message => core.warning(message),
    })
    await tell(outcome)
  } catch (error) {
    await tellFailure(error)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

async function readPayload(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === '') {
    return {}
  }
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new ActionError(`The event file ${path} cannot be read: ${messageOf(cause)}`, {
      code: 'malformed',
      cause,
    })
  }
}

async function tell(outcome: Outcome): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(outcome, itmsLink))) {
    core.setOutput(name, value)
  }
  for (const { level, title, message } of annotationsOf(outcome)) {
    annotate[level](message, { title })
  }
  await writeSummary(renderSummary(outcome))
  process.exitCode = exitCodeOf(outcome)
}

async function tellFailure(error: unknown): Promise<void> {
  if (error instanceof ActionError) {
    core.setFailed(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`)
  } else {
    core.setFailed(`This is a bug in Tap to Install, please report it: ${messageOf(error)}`)
    core.info(inertLog(error instanceof Error ? (error.stack ?? '') : ''))
  }
  await writeSummary(renderFailureSummary(error, 'The run'))
}

/** Runs outside GitHub have no summary file. */
async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '') {
    await core.summary.addRaw(markdown, true).write()
  }
}
