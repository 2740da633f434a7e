import { describe, expect, it } from '@jest/globals'
import { publishBuilds } from '../../src/commands/publish/publish'
import { removeBuilds } from '../../src/commands/remove'
import { aPublishing, ipasOn, phasesOf, type WatchedPublishing } from '../support/publishing'

async function removal({ run, target, description, announce }: WatchedPublishing, name = 'pr-42') {
  const assignment = { ...description, channel: { ...description.channel, name } }
  return removeBuilds({ run, target, announce, assignment, reason: '' })
}

describe('remove', () => {
  it('takes the builds of its channel away, and leaves pages that say so', async () => {
    const publishing = await aPublishing()
    await publishing.time.during(publishBuilds(publishing))
    expect(await removal(publishing)).toMatchObject({ kind: 'removed', removedBuilds: 1 })
    expect(ipasOn(publishing.target)).toEqual([])
    const pages = [...publishing.target.files.keys()].filter(path => path.includes('/pr-42/'))
    expect(pages.every(path => path.endsWith('/index.html'))).toBe(true)
    expect(pages).not.toEqual([])
    expect(phasesOf(publishing.told).at(-1)).toBe('removed')
  })

  it('is calm when it comes again', async () => {
    const publishing = await aPublishing()
    await publishing.time.during(publishBuilds(publishing))
    await removal(publishing)
    const before = new Map(publishing.target.files)
    expect(await removal(publishing)).toMatchObject({ removedBuilds: 0 })
    expect(publishing.target.files).toEqual(before)
  })

  it('leaves other channels alone', async () => {
    const publishing = await aPublishing()
    await publishing.time.during(publishBuilds(publishing))
    const before = ipasOn(publishing.target)
    expect(await removal(publishing, 'pr-4')).toMatchObject({ removedBuilds: 0 })
    expect(ipasOn(publishing.target)).toEqual(before)
  })
})

it('takes the link back before its target goes', async () => {
  const publishing = await aPublishing()
  const { target, told } = publishing
  await publishing.time.during(publishBuilds(publishing))
  const saidBefore: unknown[] = []
  const apply: typeof target.apply = (edit, options) => {
    const beforeWrite: typeof options.beforeWrite = async change => {
      await options.beforeWrite?.(change)
      saidBefore.push(phasesOf(told).at(-1), ipasOn(target).length)
    }
    return target.apply(edit, { ...options, beforeWrite })
  }
  await removal({ ...publishing, target: { ...target, apply } })
  expect(saidBefore).toEqual(['removed', 1])
  expect(phasesOf(told).filter(phase => phase === 'removed')).toHaveLength(1)
})
