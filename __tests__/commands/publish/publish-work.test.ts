import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { publishWork } from '../../../src/commands/publish/publish-work'
import { connect } from '../../../src/github/client'
import type { Inputs } from '../../../src/inputs/inputs'
import type { Run } from '../../../src/run/run'
import { answeringFetch, type CannedAnswer } from '../../support/answering-fetch'
import { pullRequest42 } from '../../support/build-record'
import { eventEnv, someEvent } from '../../support/event'
import { someInputs } from '../../support/inputs'
import { anIpa } from '../../support/ipa/an-ipa'
import { VirtualTime } from '../../support/virtual-time'

const side = { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'octo-org/app', id: 1 } }
const pull = { number: 42, head: side, base: side }
const open: CannedAnswer = { status: 200, body: { ...pull, state: 'open' } }
const closed: CannedAnswer = { status: 200, body: { ...pull, state: 'closed' } }
const publicRepository: CannedAnswer = {
  status: 200,
  body: {
    full_name: 'octo-org/app',
    private: false,
    visibility: 'public',
    default_branch: 'main',
    html_url: 'https://github.com/octo-org/app',
  },
}

async function publishing(answers: readonly CannedAnswer[], inputs: Partial<Inputs> = {}) {
  const { fetch, seen } = answeringFetch(...answers)
  const lines: string[] = []
  const progress = (line: string) => void lines.push(line)
  const github = connect({ token: 't', apiUrl: 'https://api.invalid', progress, fetch })
  const place = { github, repository: { owner: 'octo-org', name: 'app' } }
  const run: Run = {
    environment: eventEnv({ GITHUB_WORKSPACE: dirname(await anIpa()) }),
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
  }
  const work = { kind: 'publish', channel: pullRequest42, commentOn: undefined } as const
  return { outcome: publishWork({ ...work, notesOf: undefined }, run), seen, lines }
}

describe('publishing for a pull request', () => {
  it('is left out when it is closed by now', async () => {
    const { outcome, seen } = await publishing([closed])
    expect(await outcome).toEqual({
      kind: 'skipped',
      reason: 'Pull request #42 is closed: nothing is published for it.',
      recipe: '',
    })
    expect(seen).toHaveLength(1)
  })

  it('goes on when nobody can say whether it is open', async () => {
    const { outcome, lines } = await publishing([{ status: 404, body: {} }], {
      ipa: ['missing.ipa'],
    })
    await expect(outcome).rejects.toMatchObject({ code: 'no-ipa' })
    expect(lines.join()).toContain('whether pull request #42 is still open')
  })
})

describe('an input that promises too much', () => {
  it('is `unlisted` for a repository that anybody can read', async () => {
    const { outcome } = await publishing([open, publicRepository], { unlisted: true })
    await expect(outcome).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('octo-org/app'),
      hint: expect.stringContaining('site-repository'),
    })
  })
})
