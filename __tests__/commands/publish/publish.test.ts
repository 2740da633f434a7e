import { describe, expect, it } from '@jest/globals'
import { publish } from '../../../src/commands/publish/publish'
import { ActionError } from '../../../src/primitives/errors'
import { anIpa } from '../../support/ipa/an-ipa'
import { memoryTarget } from '../../support/memory-target'
import {
  aPublishing,
  ipasOn,
  type Publishing,
  type PublishingDeviations,
  phasesOf,
} from '../../support/publishing'

const run = ({ request, world, time }: Publishing) => time.during(publish(request, world))

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
    const asked: string[] = []
    const publishing = await aPublishing({
      ipas: [await anIpa({ profile: 'none' })],
      target: {
        ...memoryTarget(),
        survey: async () => {
          throw new Error('surveyed')
        },
      },
      request: {
        lookUp: async () => {
          asked.push('looked up')
          return { unlisted: false, template: undefined }
        },
      },
    })
    expect(await run(publishing)).toMatchObject({ apps: [{ kind: 'rejected' }] })
    expect(asked).toEqual([])
    expect(phasesOf(publishing.told)).toEqual(['rejected com.example.app'])
  })

  it('publishes the other apps of the run when one is refused', async () => {
    const publishing = await aPublishing({
      ipas: [
        await anIpa({ profile: 'none' }),
        await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
      ],
      request: { rules: { failOn: 'error', allowedTeams: [] } },
    })
    expect(await run(publishing)).toMatchObject({
      apps: [{ kind: 'rejected' }, { kind: 'published' }],
    })
    expect(ipasOn(publishing.target)).toHaveLength(1)
  })

  it('leaves a build unverified and says so when `verify` is off', async () => {
    const target = memoryTarget({ served: () => false })
    const publishing = await aPublishing({ target, request: { verifyTimeout: undefined } })
    expect(await run(publishing)).toMatchObject({ apps: [{ verified: false }] })
  })
})

describe('the input `title`', () => {
  const titled = async (deviations: PublishingDeviations = {}): Promise<Publishing> => {
    const { request } = await aPublishing()
    const description = { ...request.description, title: 'Beta of Example' }
    return aPublishing({ ...deviations, request: { description, ...deviations.request } })
  }
  const titlesIn = ({ told }: Publishing): readonly string[] =>
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
    const lookUp = () => Promise.reject(new Error('no'))
    const publishing = await titled({ request: { lookUp } })
    await expect(run(publishing)).rejects.toThrow('no')
    expect(titlesIn(publishing)).toEqual(['Beta of Example'])
  })
})

describe('a publish that fails', () => {
  const failure = new ActionError('The page template is unreadable', { code: 'bad-input' })

  it.each([
    ['no IPA is found', { ipas: () => Promise.reject(failure) }, ['failed']],
    [
      'the page template cannot be read',
      { lookUp: () => Promise.reject(failure) },
      ['failed com.example.app'],
    ],
  ])('is told when %s', async (_what, request, phases) => {
    const publishing = await aPublishing({ request })
    await expect(run(publishing)).rejects.toBe(failure)
    expect(phasesOf(publishing.told)).toEqual(phases)
    expect(publishing.target.files.size).toBe(0)
  })

  it('is told of what would have been published; of what was refused, why that was', async () => {
    const ipas = [
      await anIpa({ profile: 'none' }),
      await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
    ]
    const lookUp = () => Promise.reject(failure)
    const publishing = await aPublishing({ ipas, request: { lookUp } })
    await expect(run(publishing)).rejects.toBe(failure)
    expect(publishing.told).toMatchObject([
      {
        apps: [
          { phase: 'failed', key: 'com.example.other', reason: failure.message },
          { phase: 'rejected', key: 'com.example.app', findings: [{ rule: 'no-profile' }] },
        ],
      },
    ])
  })

  it('is told of a build that only its host was refused for, when another app fails', async () => {
    const target = memoryTarget({
      hosting: { ipaLimit: { bytes: 100_000, reason: 'It is a small host' } },
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
