import { connect } from '../../src/github/client'
import type { Inputs } from '../../src/inputs/inputs'
import type { Run } from '../../src/run/run'
import { answeringFetch, type CannedAnswer } from './answering-fetch'
import { eventEnv, someEvent } from './event'
import { someInputs } from './inputs'
import { VirtualTime } from './virtual-time'

export type { CannedAnswer } from './answering-fetch'

export interface RunDeviations extends Omit<Partial<Run>, 'inputs'> {
  readonly inputs?: Partial<Inputs>
  /** What GitHub's interface answers in turn; default: 404 to everything. */
  readonly answers?: readonly CannedAnswer[]
  readonly time?: VirtualTime
}

/** Run 57, of `octo-org/app`, which anybody may read; each deviation one line. */
export function aRun({ inputs, answers = [hidden], time, ...deviations }: RunDeviations = {}) {
  const { fetch, seen } = answeringFetch(...answers)
  const lines: string[] = []
  const progress = (line: string) => void lines.push(line)
  const github = connect({ token: 't', apiUrl: 'https://api.invalid', progress, fetch })
  const place = { github, repository: { owner: 'octo-org', name: 'app' } }
  const run: Run = {
    environment: eventEnv({ GITHUB_WORKSPACE: '/nowhere' }),
    payload: {},
    input: () => '',
    workFolder: '/nowhere',
    actionFolder: process.cwd(),
    fetch: () => Promise.reject(new Error('there is no site')),
    clock: (time ?? new VirtualTime()).clock,
    progress,
    warn: () => {},
    fail: () => {},
    remember: () => {},
    inputs: someInputs({ ipa: ['*.ipa'], ...inputs }),
    event: someEvent(),
    source: place,
    site: place,
    ...deviations,
  }
  return { run, seen, lines }
}

const hidden: CannedAnswer = { status: 404, body: { message: 'Not Found' } }
