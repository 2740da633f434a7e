import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { publish } from '../../../src/commands/publish/publish'
import type { Inputs } from '../../../src/inputs/inputs'
import { aRun, type CannedAnswer } from '../../support/a-run'
import { pullRequest42 } from '../../support/build-record'
import { eventEnv } from '../../support/event'
import { anIpa } from '../../support/ipa/an-ipa'

const side = { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'octo-org/app', id: 1 } }
const pull = { number: 42, head: side, base: side }
const open: CannedAnswer = { status: 200, body: { ...pull, state: 'open' } }
const comments = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
const repository = { pullRequest: { state: 'MERGED', comments } }
const closed: CannedAnswer = {
  status: 200,
  body: { data: { viewer: { login: 'github-actions' }, repository } },
}
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
  const environment = eventEnv({ GITHUB_WORKSPACE: dirname(await anIpa()) })
  const { run, seen, lines } = aRun({ answers, inputs, environment })
  const work = { kind: 'publish', channel: pullRequest42, commentOn: undefined } as const
  return { outcome: publish({ ...work, notesOf: undefined }, run), seen, lines }
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
