import { describe, expect, it } from '@jest/globals'
import { publishBuilds } from '../../../src/commands/publish/publish'
import { ActionError } from '../../../src/primitives/errors'
import { anIpa } from '../../support/ipa/an-ipa'
import { memoryTarget } from '../../support/memory-target'
import {
  aPublishing,
  ipasOn,
  type PublishingDeviations,
  phasesOf,
  type WatchedPublishing,
} from '../../support/publishing'

const run = (publishing: WatchedPublishing) => publishing.time.during(publishBuilds(publishing))

const noTemplate = { pageTemplate: '/nowhere/page.html' }

describe('publish', () => {
  it('announces a build when everything it leads to can be fetched', async () => {
    const publishing = await aPublishing()
    const outcome = await run(publishing)
    expect(outcome).toMatchObject({
      kind: 'published',
      apps: [{ kind: 'published', verified: true }],
      commentUrl: 'https://github.com/octo-org/app/pull/42#issuecomment-1',
    })
    expect(phasesOf(publishing.told)).toEqual([
      'publishing com.example.app',
      'ready com.example.app',
    ])
    expect(ipasOn(publishing.target)).toHaveLength(1)
    expect(publishing.log.join('\n')).toMatch(
      /^Ready after \d+ s: https:\/\/octo-org\.github\.io\/app\/install\//m,
    )
  })

  it('writes nothing anew for the same bytes in the same run', async () => {
    const publishing = await aPublishing()
    await run(publishing)
    const before = new Map(publishing.target.files)
    await run(publishing)
    expect(publishing.target.files).toEqual(before)
    expect(publishing.log).toContain('The site already holds exactly this')
  })

  it('plans again when the release that was planned for takes no more files', async () => {
    const refusals = [new ActionError('immutable', { code: 'release-immutable' })]
    const target = memoryTarget({
      beforeApply: () => {
        const refusal = refusals.pop()
        if (refusal !== undefined) throw refusal
      },
    })
    const publishing = await aPublishing({ target })
    expect(await run(publishing)).toMatchObject({ kind: 'published' })
    expect(phasesOf(publishing.told).join()).not.toContain('failed')
    expect(publishing.log).toContain('immutable: planning again')
  })

  it('asks neither GitHub nor the site about a build that is refused anyway', async () => {
    const publishing = await aPublishing({
      ipas: [await anIpa({ profile: 'none' })],
      inputs: noTemplate,
      target: {
        ...memoryTarget(),
        survey: async () => {
          throw new Error('surveyed')
        },
      },
    })
    expect(await run(publishing)).toMatchObject({ apps: [{ kind: 'rejected' }] })
    expect(publishing.asked).toEqual([])
    expect(phasesOf(publishing.told)).toEqual(['rejected com.example.app'])
  })

  it('publishes the other apps of the run when one is refused', async () => {
    const publishing = await aPublishing({
      ipas: [
        await anIpa({ profile: 'none' }),
        await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
      ],
    })
    expect(await run(publishing)).toMatchObject({
      apps: [{ kind: 'rejected' }, { kind: 'published' }],
    })
    expect(ipasOn(publishing.target)).toHaveLength(1)
  })

  it('leaves a build unverified and says so when `verify` is off', async () => {
    const target = memoryTarget({ served: () => false })
    const publishing = await aPublishing({ target, inputs: { verify: false } })
    expect(await run(publishing)).toMatchObject({ apps: [{ verified: false }] })
  })
})

describe('the input `title`', () => {
  const titled = ({
    inputs,
    ...deviations
  }: PublishingDeviations = {}): Promise<WatchedPublishing> =>
    aPublishing({ ...deviations, inputs: { title: 'Beta of Example', ...inputs } })
  const titlesIn = ({ told }: WatchedPublishing): readonly string[] =>
    told.flatMap(update =>
      update.kind === 'apps'
        ? update.apps.map(app => (app.phase === 'ready' ? app.build : app.attempt)?.title ?? '')
        : [],
    )

  it('names the app from the first word to the last', async () => {
    const publishing = await titled()
    await run(publishing)
    expect(titlesIn(publishing)).toEqual(['Beta of Example', 'Beta of Example'])
  })

  it('names a refused one', async () => {
    const publishing = await titled({ ipas: [await anIpa({ profile: 'none' })] })
    expect(await run(publishing)).toMatchObject({ apps: [{ app: { title: 'Beta of Example' } }] })
    expect(titlesIn(publishing)).toEqual(['Beta of Example'])
  })

  it('names one that fails', async () => {
    const publishing = await titled({ inputs: noTemplate })
    await expect(run(publishing)).rejects.toThrow('page.html')
    expect(titlesIn(publishing)).toEqual(['Beta of Example', 'Beta of Example'])
  })
})

describe('a publish that fails', () => {
  const failure = new ActionError('The branch is gone', { code: 'git' })

  it.each([
    ['no IPA is found', { ipa: ['/nowhere/*.ipa'] }, 'no-ipa', ['failed']],
    [
      'the page template cannot be read',
      noTemplate,
      'bad-input',
      ['publishing com.example.app', 'failed com.example.app'],
    ],
  ])('is told when %s', async (_what, inputs, code, phases) => {
    const publishing = await aPublishing({ inputs })
    await expect(run(publishing)).rejects.toMatchObject({ code })
    expect(phasesOf(publishing.told)).toEqual(phases)
    expect(publishing.target.files.size).toBe(0)
  })

  it('is told of what would have been published; of what was refused, why that was', async () => {
    const ipas = [
      await anIpa({ profile: 'none' }),
      await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
    ]
    const publishing = await aPublishing({ ipas, inputs: noTemplate })
    await expect(run(publishing)).rejects.toThrow('page.html')
    expect(publishing.told).toMatchObject([
      { apps: [{ phase: 'publishing', key: 'com.example.other' }] },
      {
        apps: [
          {
            phase: 'failed',
            key: 'com.example.other',
            reason: expect.stringContaining('page.html'),
          },
          { phase: 'rejected', key: 'com.example.app', findings: [{ rule: 'no-profile' }] },
        ],
      },
    ])
  })

  it('is told of a build that only its host was refused for, when another app fails', async () => {
    const target = memoryTarget({
      hosting: { ipaLimit: { bytes: 100_000, reason: 'It is a small host', larger: '' } },
      beforeApply: () => {
        throw failure
      },
    })
    const ipas = [
      await anIpa({ padding: 200_000 }),
      await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
    ]
    const publishing = await aPublishing({ ipas, target })
    await expect(run(publishing)).rejects.toBe(failure)
    expect(phasesOf(publishing.told)).toEqual([
      'publishing com.example.app',
      'publishing com.example.other',
      'failed com.example.other',
      'rejected com.example.app',
    ])
  })

  it('is told when it is a bug of ours', async () => {
    const target = memoryTarget({
      beforeApply: () => {
        throw new TypeError('x is not a function')
      },
    })
    const publishing = await aPublishing({ target })
    await expect(run(publishing)).rejects.toThrow('x is not a function')
    expect(publishing.told.at(-1)).toMatchObject({
      apps: [{ phase: 'failed', reason: 'x is not a function' }],
    })
  })
})
