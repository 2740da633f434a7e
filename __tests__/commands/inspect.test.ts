import { describe, expect, it } from '@jest/globals'
import { inspect } from '../../src/commands/inspect'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { VirtualTime } from '../support/virtual-time'

const world = { clock: new VirtualTime().clock, progress: () => {} }
const rules = { failOn: 'error', allowedTeams: [] } as const

describe('inspect', () => {
  it('judges each IPA, in the order given', async () => {
    const paths = [
      await anIpa({ profile: 'none' }),
      await aFile('text.ipa', Buffer.from('text')),
      await anIpa({ infoPlist: { CFBundleIdentifier: 'com.example.other' } }),
    ]
    expect(await inspect(paths, { rules, ...world })).toMatchObject({
      kind: 'inspected',
      apps: [
        { refused: true, findings: [{ rule: 'no-profile' }] },
        { refused: true, app: undefined, file: { name: 'text.ipa' } },
        { refused: false, app: { bundleId: 'com.example.other' } },
      ],
    })
  })

  it('refuses as strictly as it is told', async () => {
    const path = await anIpa({ profile: 'none' })
    const never = await inspect([path], { rules: { ...rules, failOn: 'never' }, ...world })
    expect(never).toMatchObject({ apps: [{ refused: false, findings: [{ rule: 'no-profile' }] }] })
  })

  it('takes any number of builds of one app', async () => {
    const paths = [await anIpa(), await anIpa({ fileName: 'Again.ipa' })]
    expect(await inspect(paths, { rules, ...world })).toMatchObject({
      apps: [{ app: { bundleId: 'com.example.app' } }, { app: { bundleId: 'com.example.app' } }],
    })
  })
})
