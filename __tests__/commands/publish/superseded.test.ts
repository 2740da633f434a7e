import { describe, expect, it } from '@jest/globals'
import { publishBuilds } from '../../../src/commands/publish/publish'
import type { Outcome } from '../../../src/report/outcome'
import { anIpa } from '../../support/ipa/an-ipa'
import { type MemoryTarget, memoryTarget } from '../../support/memory-target'
import { aPublishing, ipasOn, phasesOf, type WatchedPublishing } from '../../support/publishing'

const run = (publishing: WatchedPublishing) => publishing.time.during(publishBuilds(publishing))

const elapsed = ({ time }: WatchedPublishing, start: Date) =>
  time.clock.now().getTime() - start.getTime()

/** Run 58 publishes another build to the same channel, which keeps one. */
async function publishNewer(target: MemoryTarget, bundleId = 'com.example.app'): Promise<Outcome> {
  const ipas = [await anIpa({ infoPlist: { CFBundleIdentifier: bundleId, CFBundleVersion: '58' } })]
  const inputs = { keepBuilds: 1, verify: false }
  return publishBuilds(await aPublishing({ target, ipas, number: 58, inputs }))
}

/** A run whose first look at its page comes after something else has happened to the site. */
async function interrupted(
  happening: (target: MemoryTarget) => Promise<unknown>,
  ipas?: readonly string[],
): Promise<WatchedPublishing> {
  const target = memoryTarget()
  let happened: Promise<unknown> | undefined
  return aPublishing({
    target,
    ...(ipas === undefined ? {} : { ipas }),
    fetch: async (...asked) => {
      happened ??= happening(target)
      await happened
      return target.fetch(...asked)
    },
  })
}

describe('a build that a newer run replaces before it could be fetched', () => {
  it('ends quietly and soon, and leaves the comment to the newer run', async () => {
    const publishing = await interrupted(target => publishNewer(target))
    const start = publishing.time.clock.now()
    expect(await run(publishing)).toEqual({
      kind: 'skipped',
      reason: expect.stringMatching(
        /^Build 57-[0-9a-f]{8} was superseded by build 58-[0-9a-f]{8} of a newer run/,
      ),
      recipe: '',
    })
    expect(phasesOf(publishing.told)).toEqual(['publishing com.example.app'])
    expect(elapsed(publishing, start)).toBeLessThan(10_000)
    expect(ipasOn(publishing.target)).toEqual([expect.stringContaining('/58-')])
    expect(publishing.log.join('\n')).not.toContain('Ready')
  })

  it('ends soon also when its page was seen and the rest was taken away then', async () => {
    const target = memoryTarget()
    let isReplaced = false
    const publishing = await aPublishing({
      target,
      fetch: async (...asked) => {
        const answer = await target.fetch(...asked)
        if (!isReplaced) await publishNewer(target)
        isReplaced = true
        return answer
      },
    })
    const start = publishing.time.clock.now()
    expect(await run(publishing)).toMatchObject({ kind: 'skipped' })
    expect(elapsed(publishing, start)).toBeLessThan(90_000)
  })

  it('says nothing of it, but all of the other app of the run', async () => {
    const other = await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } })
    const publishing = await interrupted(target => publishNewer(target), [await anIpa(), other])
    expect(await run(publishing)).toMatchObject({
      kind: 'published',
      apps: [{ kind: 'published', app: { bundleId: 'com.example.other' } }],
    })
    expect(phasesOf(publishing.told).slice(2)).toEqual(['ready com.example.other'])
  })
})

describe('a build that nobody replaced and that is gone all the same', () => {
  it('is not live, and its name is told', async () => {
    const publishing = await interrupted(async target => {
      const builds = (await target.read()).builds.map(({ folder }) => folder)
      const paths = (await target.read()).files.map(({ path }) => path)
      const remove = paths.filter(path => builds.some(folder => path.startsWith(`${folder}/`)))
      await target.apply(() => ({ write: [], remove, gone: [] }), {
        reason: '',
        progress: () => {},
      })
    })
    await expect(run(publishing)).rejects.toMatchObject({
      code: 'not-live',
      message: expect.stringMatching(/^Build 57-[0-9a-f]{8} of com\.example\.app was taken off/),
      hint: expect.stringContaining('site-budget'),
    })
    expect(phasesOf(publishing.told).at(-1)).toBe('failed com.example.app')
  })
})

it('waits for a site that still shows the end of an earlier build of the same name', async () => {
  const target = memoryTarget()
  const first = await aPublishing({ target })
  await run(first)
  const page = [...target.files.keys()].find(path => /\/57-[^/]+\/index\.html$/.test(path)) ?? ''
  await publishNewer(target)
  const gone = Buffer.from(target.files.get(page) ?? '').toString()
  expect(gone).toContain('content="gone ')
  let looks = 0
  const again = await aPublishing({
    target,
    fetch: async (...asked) => {
      const url = new Request(...asked).url
      looks += 1
      return url.includes('/57-') && looks < 4
        ? new Response(gone, { headers: { 'content-type': 'text/html' } })
        : target.fetch(...asked)
    },
  })
  expect(await run(again)).toMatchObject({ kind: 'published' })
})
