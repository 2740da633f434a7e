import { describe, expect, it } from '@jest/globals'
import { inspectAll, refuseTwins } from '../../src/commands/candidate'
import { anIpa } from '../support/ipa/an-ipa'

describe('refuseTwins', () => {
  it('tells different builds of one app apart by their paths, not by where the runner keeps them', async () => {
    const paths = [await anIpa(), await anIpa()]
    const inspections = await inspectAll(paths, { progress: () => {} })
    const [first = '', second = ''] = paths.map(path => path.split('/').slice(-2).join('/'))
    expect(first).not.toBe(second)
    expect(() => refuseTwins(inspections)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(first) }),
    )
    expect(() => refuseTwins(inspections)).toThrow(`“${second}” are different builds of`)
    expect(() => refuseTwins(inspections)).not.toThrow('/tmp/')
  })
})
