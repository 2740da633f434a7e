import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../../src/primitives/errors'
import { parseComment } from '../../../src/report/comment/marker'
import { bodyOf, isPublishing, isReady, scene, versionsOf } from '../scene'

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

describe('an answer to «create» that is lost', () => {
  const lost = new ActionError('No answer from GitHub', { code: 'network' })

  it('is not asked for again when the comment is there', async () => {
    const { board, settle } = scene()
    const create = board.create.bind(board)
    board.create = async body => {
      await create(body)
      throw lost
    }
    expect(await settle(isReady(1))).toMatch(/issuecomment-1$/)
    expect(board.writes).toEqual(['create'])
  })

  it('is asked for again when it is not, but not for ever', async () => {
    const { board, settle } = scene()
    const create = board.create.bind(board)
    let tries = 0
    board.create = async body => {
      tries += 1
      if (tries < 3) throw lost
      return create(body)
    }
    expect(await settle(isReady(1))).toMatch(/issuecomment-1$/)
    expect(tries).toBe(3)
    tries = Number.NEGATIVE_INFINITY
    board.comments = []
    await expect(settle(isReady(2))).rejects.toBe(lost)
    expect(board.comments).toEqual([])
  })
})

it('a change whose answer is lost is not made again over what came meanwhile', async () => {
  const { board, settle } = scene()
  await settle(isReady(1))
  const update = board.update.bind(board)
  board.update = async id => {
    await update(id, bodyOf(isReady(3)))
    board.update = update
    throw new ActionError('No answer from GitHub', { code: 'network' })
  }
  expect(await settle(isPublishing(2))).toMatch(/issuecomment-1$/)
  expect(versionsOf(board.comments[0]?.body)).toEqual(['1.3.0'])
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
