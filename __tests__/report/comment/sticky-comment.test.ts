import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../../src/primitives/errors'
import { failed, published } from '../../../src/report/comment/update'
import { pullRequest42 as channel } from '../../support/build-record'
import { aRun, expired, rejected } from '../examples'
import { bodyOf, isPublishing, isReady, isRemoved, scene, versionsOf } from '../scene'

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
    ['a bot that quotes our comment', bodyOf(isReady(7)).replace(/^/gm, '> '), true],
    [
      'our comment of another channel',
      bodyOf(isReady(7)).replace('channel=pr-42', 'channel=main'),
      true,
    ],
  ])('are left alone: %s', async (_, body, own) => {
    const { board, settle } = scene()
    board.post(body, { own })
    await settle(isReady(1))
    expect(board.writes).toEqual(['create'])
    expect(board.comments[0]?.body).toBe(body)
    expect(versionsOf(board.comments[1]?.body)).toEqual(['1.1.0'])
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
