import { describe, expect, it } from '@jest/globals'
import { hashFile } from '../../src/ipa/hash-file'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { refusal } from '../support/ipa/inspection'
import type { IpaDeviations } from '../support/ipa/ipa-builder'

/** Longer than any message should be, and a command to the runner on a line of its own. */
const hostile = `x\n::stop-commands::pwn\n${'long/'.repeat(700)}x.app`

/** As the name of one folder. */
const flat = hostile.replaceAll('/', '-')

describe('a reason that quotes a name out of the archive', () => {
  it.each<[string, IpaDeviations]>([
    ['an Info.plist', { infoPlistBytes: Buffer.from('garbage') }],
    [
      'an encrypted entry',
      { extraEntries: [{ path: `Payload/${hostile}`, data: Buffer.from('a'), encrypted: true }] },
    ],
    ['an app without Info.plist', { infoPlistBytes: 'none' }],
    [
      'a second Info.plist',
      { infoPlistBytes: 'none', extraEntries: twice(`Payload/${flat}/Info.plist`) },
    ],
  ])('is one line of bounded length: %s', async (_what, deviations) => {
    const { reason } = await refusal(await anIpa({ appFolder: flat, ...deviations }))
    expect(reason).not.toMatch(/\p{Cc}/u)
    expect(reason).toContain('x ::stop-commands::pwn')
    expect(reason.length).toBeLessThanOrEqual(500)
  })
})

describe('the name of a file', () => {
  it('is one line, and the path is as it was', async () => {
    const path = await aFile('a\n::stop-commands::x\u202E.ipa', Buffer.from('abc'))
    expect(await hashFile(path)).toMatchObject({ path, name: 'a ::stop-commands::x.ipa' })
  })
})

function twice(path: string) {
  const entry = { path, data: Buffer.from('text') }
  return [entry, entry]
}
