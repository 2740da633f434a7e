import { describe, expect, it } from '@jest/globals'
import { publishBuilds } from '../../../src/commands/publish/publish'
import { removeBuilds } from '../../../src/commands/remove'
import { ActionError } from '../../../src/primitives/errors'
import type { CommentUpdate } from '../../../src/report/comment/update'
import { memoryTarget } from '../../support/memory-target'
import { aPublishing, ipasOn, phasesOf, type WatchedPublishing } from '../../support/publishing'

const run = (publishing: WatchedPublishing) => publishing.time.during(publishBuilds(publishing))

const withdrawn = { kind: 'removed', reason: expect.stringContaining('closed while') }

/** Open at the first look, before anything is written. */
function closedSoon(): () => Promise<boolean> {
  let looks = 0
  return async () => ++looks === 1
}

/** The run of the `closed` event. */
async function close(publishing: WatchedPublishing): Promise<void> {
  const announce = async () => ({ kind: 'nobody' }) as const
  const { description: assignment, run, target } = publishing
  await removeBuilds({ run, target, assignment, announce, reason: '' })
}

describe('a pull request that is closed while its build is published', () => {
  it('loses the build that works', async () => {
    const publishing = await aPublishing({ isWanted: closedSoon() })
    expect(await run(publishing)).toMatchObject({ ...withdrawn, removedBuilds: 1 })
    expect(ipasOn(publishing.target)).toEqual([])
    expect(phasesOf(publishing.told)).toEqual(['publishing com.example.app', 'removed'])
  })

  it('loses the build that cannot be fetched, without waiting for it to the end', async () => {
    const target = memoryTarget({ served: () => false })
    const publishing = await aPublishing({ target, isWanted: closedSoon() })
    const start = publishing.time.clock.now().getTime()
    expect(await run(publishing)).toMatchObject({ ...withdrawn, removedBuilds: 1 })
    expect(ipasOn(target)).toEqual([])
    expect(phasesOf(publishing.told)).toEqual(['publishing com.example.app', 'removed'])
    const waited = publishing.time.clock.now().getTime() - start
    expect(waited).toBeLessThan(120_000)
  })

  it('loses the build also when it is closed between the last look and the comment', async () => {
    const told: CommentUpdate[] = []
    const publishing = await aPublishing({
      announce: async update => {
        told.push(update)
        return { kind: 'nobody' }
      },
      isWanted: async () => told.length < 2,
    })
    expect(await run(publishing)).toMatchObject({ ...withdrawn, removedBuilds: 1 })
    expect(ipasOn(publishing.target)).toEqual([])
    expect(phasesOf(told).slice(1)).toEqual(['ready com.example.app', 'removed'])
  })

  it('is calm when the closing run was faster', async () => {
    const target = memoryTarget()
    let closed = false
    const publishing: WatchedPublishing = await aPublishing({
      target,
      fetch: async (...asked) => {
        if (!closed) await close(publishing)
        closed = true
        return target.fetch(...asked)
      },
      isWanted: async () => !closed,
    })
    expect(await run(publishing)).toMatchObject({ ...withdrawn, removedBuilds: 0 })
    expect(ipasOn(target)).toEqual([])
    expect(phasesOf(publishing.told).at(-1)).toBe('removed')
  })

  it('keeps what a lost answer may have left on the site off it', async () => {
    const lost = new ActionError('the connection broke', { code: 'network' })
    const inner = memoryTarget()
    const target = {
      ...inner,
      apply: async (...given: Parameters<typeof inner.apply>) => {
        const publication = await inner.apply(...given)
        if (given[1].reason.startsWith('Publish')) throw lost
        return publication
      },
    }
    const publishing = await aPublishing({ target, isWanted: closedSoon() })
    expect(await run(publishing)).toMatchObject({ ...withdrawn, removedBuilds: 1 })
    expect(ipasOn(target)).toEqual([])
    expect(publishing.log).toContain('the connection broke')
  })
})

it.each(['whose IPA is good', 'without an IPA'])(
  'a pull request that is closed already, %s, gets no word and no build',
  async which => {
    const publishing = await aPublishing({
      isWanted: async () => false,
      ...(which === 'without an IPA' ? { inputs: { ipa: ['/nowhere/*.ipa'] } } : {}),
    })
    expect(await run(publishing)).toMatchObject({ kind: 'skipped' })
    expect(publishing.told).toEqual([])
    expect(publishing.target.files.size).toBe(0)
  },
)

describe('a pull request that stays open', () => {
  it('keeps a build that could not be fetched, and hears why', async () => {
    const target = memoryTarget({ served: () => false })
    const publishing = await aPublishing({ target })
    await expect(run(publishing)).rejects.toMatchObject({ code: 'not-live' })
    expect(ipasOn(target)).toHaveLength(1)
    expect(phasesOf(publishing.told)).toEqual([
      'publishing com.example.app',
      'failed com.example.app',
    ])
  })
})
