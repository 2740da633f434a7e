import { expect, it } from '@jest/globals'
import { type Moving, moveFile } from '../../src/primitives/held-files'

/** A disk that says `code` so many times before it moves. */
function disk(platform: NodeJS.Platform, { code, times }: { code: string; times: number }) {
  const tally = { tries: 0, waited: 0 }
  const moving: Moving = {
    platform,
    rename: async () => {
      tally.tries += 1
      if (tally.tries <= times) throw Object.assign(new Error(`${code}: rename`), { code })
    },
    sleep: async milliseconds => {
      tally.waited += milliseconds
    },
  }
  return { moving, tally }
}

it.each(['EPERM', 'EACCES', 'EBUSY'])(
  'waits on Windows for whoever holds a file (%s)',
  async code => {
    const { moving, tally } = disk('win32', { code, times: 3 })
    await moveFile('draft', 'App.ipa', moving)
    expect(tally.tries).toBe(4)
    expect(tally.waited).toBeGreaterThan(0)
  },
)

it('gives up on Windows with what the disk said, in a time that people wait', async () => {
  const { moving, tally } = disk('win32', { code: 'EBUSY', times: 1_000 })
  await expect(moveFile('draft', 'App.ipa', moving)).rejects.toThrow('EBUSY: rename')
  expect(tally.tries).toBe(10)
  expect(tally.waited).toBeLessThan(15_000)
})

it.each<[NodeJS.Platform, string]>([
  ['linux', 'EACCES'],
  ['darwin', 'EPERM'],
  ['win32', 'ENOSPC'],
])('tries once on %s for %s, which does not pass', async (platform, code) => {
  const { moving, tally } = disk(platform, { code, times: 1 })
  await expect(moveFile('draft', 'App.ipa', moving)).rejects.toThrow(code)
  expect(tally.tries).toBe(1)
})
