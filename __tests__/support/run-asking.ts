import { connect } from '../../src/github/client'
import type { Inputs } from '../../src/inputs/inputs'
import type { Run } from '../../src/run/run'
import { answeringFetch, type CannedAnswer } from './answering-fetch'
import { eventEnv, someEvent } from './event'
import { someInputs } from './inputs'
import { VirtualTime } from './virtual-time'

export type { CannedAnswer } from './answering-fetch'

/** A run in `octo-org/app` for which GitHub's interface gives these answers in turn. */
export function aRunAsking(
  answers: readonly CannedAnswer[],
  inputs: Partial<Inputs> = {},
  deviations: Partial<Run> = {},
) {
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
    fetch: () => Promise.reject(new Error('there is no site')),
    clock: new VirtualTime().clock,
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
