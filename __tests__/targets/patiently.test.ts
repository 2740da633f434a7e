import { expect, it } from '@jest/globals'
import { ActionError, type ErrorCode } from '../../src/primitives/errors'
import { patiently } from '../../src/targets/patiently'
import { VirtualTime } from '../support/virtual-time'

/** How often work that always fails like this is tried, how long that takes, and what is said meanwhile. */
async function failingWith(code: ErrorCode) {
  const time = new VirtualTime()
  const start = time.clock.now().getTime()
  const said: string[] = []
  let tries = 0
  const work = patiently({ clock: time.clock, progress: line => said.push(line) }, async () => {
    tries += 1
    throw new ActionError('It failed.\nThis is why.', { code })
  })
  await expect(time.during(work)).rejects.toMatchObject({ code })
  return { tries, seconds: (time.clock.now().getTime() - start) / 1000, said }
}

it('gives up a race after forty tries, which last two to three minutes', async () => {
  const { tries, seconds, said } = await failingWith('lost-race')
  expect(tries).toBe(40)
  expect(seconds).toBeGreaterThan(100)
  expect(seconds).toBeLessThan(180)
  expect(said).toHaveLength(39)
  expect(said[0]).toMatch(/^It failed\. Trying again in 0\.\d s$/)
})

it('bears five faults of the network', async () => {
  expect(await failingWith('network')).toMatchObject({ tries: 5 })
})

it('does not repeat what is final', async () => {
  expect(await failingWith('push-rejected')).toEqual({ tries: 1, seconds: 0, said: [] })
})
