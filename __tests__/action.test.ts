import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { act } from '../src/action'
import type { Surroundings } from '../src/run/run'
import { eventEnv, examplePayload } from './support/event'
import { fork, pullRequest } from './support/happenings'
import type { Given } from './support/inputs'
import { anIpa } from './support/ipa/an-ipa'
import { VirtualTime } from './support/virtual-time'

/** What the rim hands over. Nothing here may go to a network: whoever tries fails. */
function surroundings(given: Given, deviations: Partial<Surroundings> = {}): Surroundings {
  const written: Readonly<Record<string, string>> = { 'github-token': 'run-token', ...given }
  return {
    environment: eventEnv({ GITHUB_API_URL: 'https://api.invalid' }),
    payload: pullRequest.payload,
    input: name => written[name] ?? '',
    workFolder: '/nowhere',
    actionFolder: '/nowhere',
    fetch: () => Promise.reject(new Error('there is no network')),
    clock: new VirtualTime().clock,
    progress: () => {},
    warn: () => {},
    fail: () => {},
    remember: () => {},
    ...deviations,
  }
}

describe('act', () => {
  it('inspects without asking anybody', async () => {
    const path = await anIpa()
    const lines: string[] = []
    const outcome = await act(
      surroundings(
        { command: 'inspect', ipa: '*.ipa' },
        {
          environment: eventEnv({ GITHUB_WORKSPACE: dirname(path) }),
          progress: line => lines.push(line),
        },
      ),
    )
    expect(outcome).toMatchObject({ kind: 'inspected', apps: [{ app: { file: { path } } }] })
  })

  it('shows the way to those who may not publish, and does nothing', async () => {
    const outcome = await act(surroundings({ ipa: 'App.ipa' }, { payload: fork.payload }))
    expect(outcome).toMatchObject({
      kind: 'skipped',
      reason: expect.stringContaining('fork'),
      recipe: expect.stringContaining('workflow_run'),
    })
  })

  it('gives no recipe where none would help', async () => {
    const environment = eventEnv({ GITHUB_EVENT_NAME: 'release' })
    const payload = examplePayload('release', 'deleted')
    const outcome = await act(surroundings({ ipa: 'App.ipa' }, { environment, payload }))
    expect(outcome).toMatchObject({ kind: 'skipped', recipe: '' })
  })

  it('refuses bad inputs before anything else', async () => {
    await expect(act(surroundings({ command: 'publsh' }))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('publsh'),
    })
  })
})
