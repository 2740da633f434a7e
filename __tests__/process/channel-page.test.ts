import { expect, it } from '@jest/globals'
import { pushEvent } from '../support/github/events'
import { startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { goodIpa, runStep } from './workflow'

it('a channel’s page is fresh behind a cache of ten minutes, for whoever asks as its script does', async () => {
  const stale = await startGitHub({ cdn: 'stale' })
  const cached = await seedRepository(stale)
  const { repository } = cached
  const event = pushEvent({
    github: stale,
    repository,
    sha: (await repository.git.head('main')) ?? '',
  })
  const step = async (runNumber: number) =>
    runStep(stale, cached, {
      ...{ event, runNumber, runId: 9_000_000_000 + runNumber },
      ipa: await goodIpa({ build: String(runNumber) }),
    })
  await step(57)
  const address = `${repository.pages?.url}install/main/`
  const before = (await stale.get(address)).body.toString()
  const { outputs } = await step(58)
  const newest = `data-newest="${outputs['build-id']}"`
  expect((await stale.get(address)).body.toString()).toBe(before)
  expect(before).not.toContain(newest)
  expect((await stale.get(`${address}?fresh=${Date.now()}`)).body.toString()).toContain(newest)
  expect(stale.violations).toEqual([])
  await stale.close()
})
