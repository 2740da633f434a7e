import { expect, it } from '@jest/globals'
import { aroundMethods, withMethods } from '../../src/targets/coats'
import { memoryTarget } from '../support/memory-target'

it('replaces what it is given and leaves the rest as it is', async () => {
  const target = memoryTarget()
  const other = withMethods(target, { tidy: async () => ['a'] })
  expect(await other.tidy?.('look')).toEqual(['a'])
  expect(await other.baseUrl()).toBe(await target.baseUrl())
})

it('goes around every method and adds none', async () => {
  const seen: string[] = []
  const { nudge: _left, ...bare } = memoryTarget()
  const target = aroundMethods(bare, async work => {
    seen.push('before')
    return work()
  })
  expect(await target.read()).toEqual(await bare.read())
  expect(await target.baseUrl()).toBe(await bare.baseUrl())
  expect(seen).toEqual(['before', 'before'])
  expect(target.nudge).toBeUndefined()
})
