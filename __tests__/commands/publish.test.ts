import { describe, expect, it } from '@jest/globals'
import { publish } from '../../src/commands/publish'
import { ActionError } from '../../src/errors'
import { anIpa } from '../support/ipa/an-ipa'
import { memoryTarget } from '../support/memory-target'
import { aPublishing, ipasOn, type Publishing, phasesOf } from '../support/publishing'

const run = ({ request, world, time }: Publishing) => time.during(publish(request, world))

describe('publish', () => {
  it('announces a build when everything it leads to can be fetched', async () => {
    const publishing = await aPublishing()
    const outcome = await run(publishing)
    expect(outcome).toMatchObject({
      kind: 'published',
      apps: [{ kind: 'installable', verified: true }],
      commentUrl: 'https://github.com/octo-org/app/pull/42#issuecomment-1',
    })
    expect(phasesOf(publishing.told)).toEqual([
      'publishing com.example.app',
      'ready com.example.app',
    ])
    expect(ipasOn(publishing.target)).toHaveLength(1)
    expect(publishing.log.at(-1)).toMatch(/^Ready: https:\/\/octo-org\.github\.io\/app\/install\//)
  })

  it('writes nothing anew for the same bytes in the same run', async () => {
    const publishing = await aPublishing()
    await run(publishing)
    const before = new Map(publishing.target.files)
    await run(publishing)
    expect(publishing.target.files).toEqual(before)
    expect(publishing.log).toContain('The site already holds exactly this')
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
      apps: [{ kind: 'rejected' }, { kind: 'installable' }],
    })
    expect(ipasOn(publishing.target)).toHaveLength(1)
  })

  it('leaves a build unverified and says so when `verify` is off', async () => {
    const target = memoryTarget({ served: () => false })
    const publishing = await aPublishing({ target, request: { verifyTimeout: undefined } })
    expect(await run(publishing)).toMatchObject({ apps: [{ verified: false }] })
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
