import { describe, expect, it } from '@jest/globals'
import { pullRequestChannel } from '../../src/builds/channel'
import { remove } from '../../src/commands/remove'
import { aRun, type CannedAnswer } from '../support/a-run'
import { eventOf, examplePayload, someEvent, withField } from '../support/event'

const side = { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'octo-org/app', id: 1 } }
const state = (name: 'open' | 'closed'): CannedAnswer => ({
  status: 200,
  body: { number: 2, head: side, base: side, state: name },
})
const noSite: CannedAnswer = { status: 403, body: { message: 'the target was asked' } }

const closing = eventOf(
  'pull_request',
  withField(examplePayload('pull_request', 'closed'), 'pull_request.number', 2),
)

const removing = (number: number) =>
  ({ kind: 'remove', channel: pullRequestChannel(number), commentOn: number }) as const

describe('a removal because a pull request was closed', () => {
  it('leaves its builds alone when it has been opened again since', async () => {
    const { run, seen } = aRun({ answers: [state('open')], event: closing })
    expect(await remove(removing(2), run)).toEqual({
      kind: 'skipped',
      reason: 'Pull request #2 is open again: its builds stay.',
      recipe: '',
    })
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['is still closed', state('closed')],
    ['cannot be asked for', { status: 404, body: {} }],
  ] as const)('goes on when it %s', async (_, answer) => {
    const { run } = aRun({ answers: [answer, noSite], event: closing })
    await expect(remove(removing(2), run)).rejects.toThrow('the target was asked')
  })

  it('of another channel, or one that somebody asked for, asks nobody', async () => {
    for (const [number, event] of [
      [3, closing],
      [2, someEvent()],
    ] as const) {
      const { run, seen } = aRun({ answers: [noSite], event })
      await expect(remove(removing(number), run)).rejects.toThrow('the target was asked')
      expect(seen.filter(({ url }) => url.includes('/pulls/'))).toEqual([])
    }
  })
})
