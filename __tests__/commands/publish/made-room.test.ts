import { describe, expect, it } from '@jest/globals'
import type { Channel } from '../../../src/builds/channel'
import { publishBuilds } from '../../../src/commands/publish/publish'
import { ActionError } from '../../../src/primitives/errors'
import { stateAfter } from '../../../src/report/comment/advance'
import type { CommentUpdate } from '../../../src/report/comment/update'
import { dryRun } from '../../../src/targets/dry-run'
import { anIpa } from '../../support/ipa/an-ipa'
import { type MemoryTarget, memoryTarget } from '../../support/memory-target'
import {
  aPublishing,
  type PublishingDeviations,
  type WatchedPublishing,
} from '../../support/publishing'

// Builds that made room for the one that is published: no comment goes on offering them.

const run = (publishing: WatchedPublishing) => publishing.time.during(publishBuilds(publishing))

const commentAfter = (updates: readonly CommentUpdate[]) =>
  updates.reduce<ReturnType<typeof stateAfter> | undefined>(stateAfter, undefined)

/** Bytes: a build weighs more than all that a site has beside its builds. */
const padding = 500_000

/** A run of a number, of a channel that keeps one build. */
async function theRun(
  number: number,
  target: MemoryTarget,
  { inputs, ...deviations }: PublishingDeviations = {},
): Promise<WatchedPublishing> {
  const ipas = [await anIpa({ padding, infoPlist: { CFBundleVersion: String(number) } })]
  return aPublishing({ target, ipas, number, inputs: { keepBuilds: 1, ...inputs }, ...deviations })
}

describe('the comment of a run whose build never shows', () => {
  it('offers no build that made room for it', async () => {
    const target = memoryTarget({ served: () => served })
    let served = true
    const first = await theRun(1, target)
    await run(first)
    expect(commentAfter(first.told)?.sections[0]?.working?.buildId).toMatch(/^1-/)

    served = false
    const second = await theRun(2, target)
    await expect(run(second)).rejects.toMatchObject({ code: 'not-live' })
    const [section] = commentAfter([...first.told, ...second.told])?.sections ?? []
    expect(section).toMatchObject({ phase: 'failed', working: undefined, older: [] })
  })
})

describe('a change that stands and cannot be brought online', () => {
  it('is told all the same, here and elsewhere', async () => {
    const target = memoryTarget()
    await run(await theRun(1, target, { channel: other }))
    const first = await theRun(2, target)
    await run(first)
    const failing: MemoryTarget = {
      ...target,
      apply: async (edit, options) => {
        await target.apply(edit, options)
        throw new ActionError('The deployment failed', { code: 'github' })
      },
    }
    const bytes = [...target.files.values()].reduce((sum, { length }) => sum + length, 0)
    const second = await theRun(3, failing, {
      inputs: { siteBudget: Math.round(bytes * 0.92) },
    })
    await expect(run(second)).rejects.toMatchObject({ message: 'The deployment failed' })
    const [section] = commentAfter([...first.told, ...second.told])?.sections ?? []
    expect(section).toMatchObject({ phase: 'failed', working: undefined, older: [] })
    expect(second.toldOthers).toHaveLength(1)
  })
})

describe('a dry run', () => {
  it('takes nothing away', async () => {
    const target = memoryTarget()
    await run(await theRun(1, target))
    const { apply, discard = target.discard } = dryRun(target, () => {})
    const dry = { ...target, apply, discard }
    const second = await theRun(2, dry, { inputs: { dryRun: true } })
    await run(second)
    expect(second.target.files).toEqual(target.files)
  })
})

const other: Channel = { name: 'pr-7', kind: 'pull-request', pullRequest: 7 }

describe('the comment of another pull request', () => {
  it('is told at once that its build made room', async () => {
    const target = memoryTarget()
    const first = await theRun(1, target, { channel: other })
    await run(first)
    const bytes = [...target.files.values()].reduce((sum, { length }) => sum + length, 0)

    const second = await theRun(2, target, {
      inputs: { siteBudget: Math.round(bytes * 1.5) },
    })
    await run(second)
    expect(second.toldOthers.map(({ pullRequest }) => pullRequest)).toEqual([7])
    const [section] =
      commentAfter([...first.told, ...second.toldOthers.map(({ update }) => update)])?.sections ??
      []
    expect(section).toMatchObject({ phase: 'removed', reason: 'It made room for newer builds.' })
    expect(second.log.join('\n')).toMatch(/Making room: removing 1 build \(1-[0-9a-f]{8} of pr-7\)/)
  })
})
