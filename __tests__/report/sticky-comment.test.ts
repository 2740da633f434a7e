import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import { renderComment } from '../../src/report/comment'
import { parseComment } from '../../src/report/comment-marker'
import {
  type CommentUpdate,
  failed,
  published,
  publishing,
  removed,
} from '../../src/report/comment-update'
import { advance } from '../../src/report/merge-comment'
import { settleComment } from '../../src/report/sticky-comment'
import { pullRequest42 as channel } from '../support/build-record'
import { VirtualTime } from '../support/virtual-time'
import { CommentBoard } from './comment-board'
import { anApp, aRun, expired, ready, rejected } from './examples'

const isReady = (number: number, bundleId = 'com.example.app'): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number, { app: { bundleId } })] })
const isPublishing = (number: number): CommentUpdate =>
  publishing({ channel, run: aRun(number), apps: [anApp()] })
const isRemoved = (number: number): CommentUpdate =>
  removed({ channel, run: aRun(number), reason: 'The pull request was closed.' })

function bodyOf(...updates: readonly CommentUpdate[]): string {
  return renderComment(updates.reduce(advance, { channel: 'pr-42', sections: [], omitted: 0 }))
}

interface Scene {
  readonly time: VirtualTime
  readonly board: CommentBoard
  readonly tell: (update: CommentUpdate) => Promise<string | undefined>
  /** Tells while time passes. */
  readonly settle: (update: CommentUpdate) => Promise<string | undefined>
}

function scene(
  options: { readonly seed?: number; readonly lag?: number; readonly latency?: number } = {},
): Scene {
  const { seed = 1, ...line } = options
  const time = new VirtualTime({ seed })
  const board = new CommentBoard({ clock: time.clock, ...line })
  const tell = (update: CommentUpdate): Promise<string | undefined> =>
    settleComment(update, { store: board, clock: time.clock })
  return { time, board, tell, settle: update => time.during(tell(update)) }
}

const versionsOf = (body = ''): readonly (string | undefined)[] =>
  parseComment(body)?.sections.map(({ working }) => working?.version) ?? []

describe('the first comment', () => {
  it.each([
    ['ready', isReady(1)],
    ['rejected', published({ channel, run: aRun(1), apps: [rejected([expired])] })],
    ['failed', failed({ channel, run: aRun(1), error: new ActionError('x', { code: 'git' }) })],
  ])('is created when the build is %s', async (_, update) => {
    const { board, settle } = scene()
    expect(await settle(update)).toBe('https://github.com/octo-org/app/pull/42#issuecomment-1')
    expect(board.writes).toEqual(['create'])
    expect(board.comments[0]?.body).toBe(bodyOf(update))
  })

  it.each([
    ['publishing', isPublishing(1)],
    ['removed', isRemoved(1)],
  ])('is not created for %s: that would notify people of nothing', async (_, update) => {
    const { board, settle } = scene()
    expect(await settle(update)).toBeUndefined()
    expect(board.writes).toEqual([])
  })
})

describe('later updates', () => {
  it('edit the comment in place, one write each', async () => {
    const { board, settle } = scene()
    for (const update of [isReady(1), isPublishing(2), isReady(2), isRemoved(3)])
      await settle(update)
    expect(board.writes).toEqual(['create', 'update 1', 'update 1', 'update 1'])
    expect(board.comments).toHaveLength(1)
  })

  it('that change nothing are not written', async () => {
    const { board, settle } = scene()
    await settle(isReady(1))
    expect(await settle(isReady(1))).toBe(board.comments[0]?.url)
    await settle(isRemoved(2))
    await settle(isRemoved(2))
    expect(board.writes).toEqual(['create', 'update 1'])
  })

  it('of an older run that ends last change nothing', async () => {
    const { board, settle } = scene()
    await settle(isReady(2))
    await settle(isReady(1))
    await settle(isPublishing(1))
    expect(board.writes).toEqual(['create'])
    expect(versionsOf(board.comments[0]?.body)).toEqual(['1.2.0'])
  })

  it('find the comment behind hundreds of others', async () => {
    const { board, settle } = scene()
    for (let index = 0; index < 200; index += 1) board.post(`comment ${index}`)
    await settle(isReady(1))
    for (let index = 0; index < 200; index += 1) board.post(`comment ${index}`)
    await settle(isReady(2))
    expect(board.writes).toEqual(['create', 'update 201'])
  })

  it('overwrite a comment of ours whose state cannot be read', async () => {
    const { board, settle } = scene()
    board.post('<!-- tap-to-install channel=pr-42 state=bm9uc2Vuc2U= -->\nolder form', {
      own: true,
    })
    await settle(isReady(1))
    expect(board.writes).toEqual(['update 1'])
    expect(versionsOf(board.comments[0]?.body)).toEqual(['1.1.0'])
  })
})

describe('comments that are not ours', () => {
  it.each([
    ['a person who pasted our marker', bodyOf(isReady(7)), false],
    ['another bot of the same account', 'Coverage: 80 %', true],
    ['a bot that quotes our comment', `> ${bodyOf(isReady(7))}`, true],
    ['our comment of another channel', bodyOf(isReady(7)).replace('pr-42', 'main'), true],
  ])('are left alone: %s', async (_, body, own) => {
    const { board, settle } = scene()
    board.post(body, { own })
    await settle(isReady(1))
    expect(board.writes).toEqual(['create'])
    expect(board.comments[0]?.body).toBe(body)
    expect(versionsOf(board.comments[1]?.body)).toEqual(['1.1.0'])
  })
})

describe('a comment that is deleted meanwhile', () => {
  it('is created again for a result', async () => {
    const { board, time, tell } = scene()
    board.post(bodyOf(isReady(1)), { own: true })
    const update = board.update.bind(board)
    board.update = async (id, body) => {
      board.comments = []
      return update(id, body)
    }
    await time.during(tell(isReady(2)))
    expect(board.writes).toEqual(['update 1', 'create'])
    expect(versionsOf(board.comments[0]?.body)).toEqual(['1.2.0'])
  })

  it('is not created again for «publishing»', async () => {
    const { board, time, tell } = scene()
    board.post(bodyOf(isReady(1)), { own: true })
    const update = board.update.bind(board)
    board.update = async (id, body) => {
      board.comments = []
      return update(id, body)
    }
    expect(await time.during(tell(isPublishing(2)))).toBeUndefined()
    expect(board.comments).toEqual([])
  })
})

describe('duplicates', () => {
  it('become the oldest one, which then says what both said', async () => {
    const { board, settle } = scene()
    board.post(bodyOf(isReady(1, 'com.example.a')), { own: true })
    board.post('between')
    board.post(bodyOf(isReady(1, 'com.example.b')), { own: true })
    expect(await settle(isReady(2, 'com.example.c'))).toMatch(/issuecomment-1$/)
    expect(board.comments.map(({ id }) => id)).toEqual([1, 2])
    expect(versionsOf(board.comments[0]?.body)).toEqual(['1.1.0', '1.1.0', '1.2.0'])
  })

  it('are healed by «publishing» too', async () => {
    const { board, settle } = scene()
    board.post(bodyOf(isReady(1)), { own: true })
    board.post(bodyOf(isReady(1)), { own: true })
    await settle(isPublishing(2))
    expect(board.comments).toHaveLength(1)
  })

  it('are not made by a list that lags behind', async () => {
    const { board, settle } = scene({ lag: 60_000 })
    await settle(isReady(1))
    expect(board.writes).toEqual(['create'])
  })
})

describe('jobs at the same time', () => {
  const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

  it.each([2, 3, 10])(
    '%i of them, each with an app of its own, end with one comment that shows all',
    async jobs => {
      for (const seed of seeds) {
        const { board, time, tell } = scene({ seed, lag: seed % 2 === 0 ? 0 : 3000 })
        const names = Array.from({ length: jobs }, (_, index) => `com.example.app${index}`)
        await time.during(Promise.all(names.map(name => tell(isReady(1, name)))))
        expect(board.comments).toHaveLength(1)
        const sections = parseComment(board.comments[0]?.body ?? '')?.sections
        expect(sections?.map(({ key }) => key)).toEqual(names)
      }
    },
  )

  it('of runs that end in any order leave the newest on top', async () => {
    for (const seed of seeds) {
      const { board, time, tell } = scene({ seed })
      const updates = [isReady(3), isReady(1), isPublishing(2), isReady(2)]
      await time.during(Promise.all(updates.map(tell)))
      expect(board.comments).toHaveLength(1)
      expect(versionsOf(board.comments[0]?.body)).toEqual(['1.3.0'])
    }
  })

  it('put back what another job overwrote', async () => {
    for (const seed of seeds) {
      const { board, time, tell } = scene({ seed })
      board.post(bodyOf(isReady(1, 'com.example.a'), isReady(1, 'com.example.b')), { own: true })
      const both = [isReady(2, 'com.example.a'), isReady(2, 'com.example.b')]
      await time.during(Promise.all(both.map(tell)))
      expect(versionsOf(board.comments[0]?.body)).toEqual(['1.2.0', '1.2.0'])
    }
  })
})

describe('what cannot be had', () => {
  it('a store that refuses is not asked again', async () => {
    const { board, settle } = scene()
    const refusal = new ActionError('locked', { code: 'github' })
    let tries = 0
    board.create = async () => {
      tries += 1
      throw refusal
    }
    await expect(settle(isReady(1))).rejects.toBe(refusal)
    expect(tries).toBe(1)
  })

  it('somebody who always overwrites it ends in an error, not in an endless loop', async () => {
    const { board, settle } = scene()
    board.post(bodyOf(isReady(1)), { own: true })
    board.update = async () => {
      board.writes.push('lost')
      return 'updated'
    }
    await expect(settle(isReady(2))).rejects.toMatchObject({ code: 'lost-race' })
    expect(board.writes.length).toBeLessThanOrEqual(8)
  })
})
