// First, see there.
import './runner/event-path'
import * as core from '@actions/core'
import { commandLine } from './runner/command-line'
import { post } from './runner/post'
import { main } from './runner/step'

// The only statements of the program: importing any other file starts nothing. GitHub starts the same
// file twice, for the step and after the job; what the first start saved tells the second what it is.
// Words behind its name come from a person at a terminal: GitHub gives none.
const [, , ...words] = process.argv
if (words.length > 0) await commandLine(words)
else await (isPostStep() ? post() : main())

function isPostStep(): boolean {
  const started = core.getState('started') !== ''
  if (!started) core.saveState('started', 'true')
  return started
}
