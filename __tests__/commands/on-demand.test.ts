import { describe, expect, it } from '@jest/globals'
import { publishOnDemand } from '../../src/commands/on-demand'
import { aRun, type CannedAnswer } from '../support/a-run'

const side = { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'octo-org/app', id: 1 } }
const pull = { number: 42, head: side, base: side }
const open: CannedAnswer = { status: 200, body: { ...pull, state: 'open' } }
const closed: CannedAnswer = { status: 200, body: { ...pull, state: 'closed' } }
const missing: CannedAnswer = { status: 404, body: { message: 'Not Found' } }

const work = { kind: 'publish-on-demand', pullRequest: 42, channelName: undefined } as const

describe('a build on demand', () => {
  it('is left out when its pull request is closed', async () => {
    const { run, seen } = aRun({ answers: [closed] })
    expect(await publishOnDemand(work, run)).toEqual({
      kind: 'skipped',
      reason: 'Pull request #42 is closed: nothing is published for it.',
      recipe: '',
    })
    expect(seen).toHaveLength(1)
  })

  it('for a number that is no pull request says so, and what else GitHub’s answer may mean', async () => {
    await expect(publishOnDemand(work, aRun({ answers: [missing] }).run)).rejects.toMatchObject({
      code: 'bad-input',
      message: '`pull-request` is 42, but octo-org/app shows no pull request of that number',
      hint: expect.stringContaining('`pull-requests: write`'),
    })
  })

  it('takes no other refusal for that', async () => {
    const refused: CannedAnswer = { status: 403, body: { message: 'Resource not accessible' } }
    await expect(publishOnDemand(work, aRun({ answers: [refused] }).run)).rejects.not.toMatchObject(
      {
        code: 'bad-input',
      },
    )
  })

  it('of an open pull request is published', async () => {
    const { run } = aRun({ answers: [open], inputs: { ipa: ['missing.ipa'] } })
    await expect(publishOnDemand(work, run)).rejects.toMatchObject({ code: 'no-ipa' })
  })
})
