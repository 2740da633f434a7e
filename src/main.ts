// First, see there.
import './runner/event-path'
import * as core from '@actions/core'
import { post } from './runner/post'
import { main } from './runner/step'

// The only statements of the program: importing any other file starts nothing. GitHub starts the same
// file twice, for the step and after the job; what the first start saved tells the second what it is.
const started = core.getState('started') !== ''
if (!started) core.saveState('started', 'true')
await (started ? post() : main())
