import { describe, expect, it } from '@jest/globals'
import { chooseIpaHost } from '../../src/targets/ipa-host'

describe('chooseIpaHost', () => {
  it.each([
    ['auto', 'ours'],
    ['pages', 'ours'],
    ['pages', 'theirs'],
  ] as const)('%s on a branch that is %s is the branch', (wanted, owner) => {
    expect(chooseIpaHost({ wanted, owner, branch: 'b' })).toMatchObject({
      kind: 'pages',
      limit: { bytes: 99_614_720 },
    })
  })

  it.each([
    ['auto', 'theirs', /history/],
    ['release', 'ours', /release/],
  ] as const)('%s on a branch that is %s is refused', (wanted, owner, why) => {
    expect(() => chooseIpaHost({ wanted, owner, branch: 'b' })).toThrow(why)
  })
})
