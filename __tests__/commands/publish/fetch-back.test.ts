import { describe, expect, it } from '@jest/globals'
import { publishBuilds } from '../../../src/commands/publish/publish'
import type { ActionError } from '../../../src/primitives/errors'
import { anIpa } from '../../support/ipa/an-ipa'
import { memoryTarget } from '../../support/memory-target'
import { aPublishing, type WatchedPublishing } from '../../support/publishing'

const run = (publishing: WatchedPublishing) => publishing.time.during(publishBuilds(publishing))

async function twoApps(): Promise<readonly string[]> {
  return [await anIpa(), await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } })]
}

describe('fetching several builds back', () => {
  it('gives all of them the one deadline, asks for one Pages build, and tells of each', async () => {
    let nudges = 0
    const publishing = await aPublishing({
      ipas: await twoApps(),
      target: {
        ...memoryTarget({ served: () => false }),
        nudge: async () => {
          nudges += 1
        },
      },
    })
    const start = publishing.time.clock.now().getTime()
    await expect(run(publishing)).rejects.toMatchObject({
      code: 'not-live',
      message: expect.stringMatching(/com\.example\.app\/57-.*com\.example\.other\/57-/s),
    })
    const waited = publishing.time.clock.now().getTime() - start
    expect(waited).toBeLessThanOrEqual(600_000)
    expect(nudges).toBe(1)
  })

  it('says that the site could not be asked to build, once for all', async () => {
    const publishing = await aPublishing({
      ipas: await twoApps(),
      target: {
        ...memoryTarget({ served: () => false }),
        nudge: () => Promise.reject(new Error('it is asleep')),
      },
    })
    const hint = await run(publishing).catch((error: ActionError) => error.hint)
    expect(String(hint).split('it is asleep')).toHaveLength(2)
  })

  it('passes on what is odd about an address that works', async () => {
    const target = memoryTarget()
    const publishing = await aPublishing({
      target,
      fetch: async (...asked) =>
        new Request(...asked).method === 'HEAD'
          ? new Response(null, { status: 405 })
          : target.fetch(...asked),
    })
    await run(publishing)
    expect(publishing.log).toContainEqual(expect.stringMatching(/^https:.*\.ipa: .*HEAD/))
  })
})
