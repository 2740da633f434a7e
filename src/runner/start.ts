import * as core from '@actions/core'
import { post } from './post'
import { main } from './step'

/**
 * GitHub starts the same file twice, for the step and after the job; what the first start saved tells the second
 * what it is.
 */
export async function start(): Promise<void> {
  await (isPostStep() ? post() : main())
}

function isPostStep(): boolean {
  const started = core.getState('started') !== ''
  if (!started) core.saveState('started', 'true')
  return started
}
