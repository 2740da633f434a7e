import { describe, expect, it } from '@jest/globals'
import { someAppWith } from '../../support/app'
import { findings, messageOf, rulesOf } from '../../support/preflight'

describe('team-not-allowed', () => {
  it.each<[readonly string[], readonly string[], boolean]>([
    [['ABCDE12345'], [], false],
    [['ABCDE12345'], ['OTHER12345', 'ABCDE12345'], false],
    [['ABCDE12345'], ['OTHER12345'], true],
    [['ABCDE12345', 'EVIL123456'], ['ABCDE12345'], true],
    [[], ['ABCDE12345'], true],
  ])('signed by %j, allowed %j', (teamIds, allowedTeams, refused) => {
    const rules = rulesOf(someAppWith({ teamIds }), { allowedTeams })
    expect(rules).toEqual(refused ? ['team-not-allowed'] : [])
  })

  it('names a few of thousands of teams', () => {
    const teamIds = Array.from({ length: 10_000 }, (_, index) => `TEAM${index}`)
    expect(messageOf(someAppWith({ teamIds }), { allowedTeams: ['ABCDE12345'] })).toContain(
      '“TEAM3”, “TEAM4” and 9995 more',
    )
  })
})

describe('signing that wants something of the person', () => {
  it('development needs Developer Mode', () => {
    const [finding] = findings(someAppWith({ distribution: 'development' }))
    expect(finding).toMatchObject({ rule: 'development-signed', level: 'warning' })
  })

  it('enterprise needs trust', () => {
    const [finding] = findings(someAppWith({ distribution: 'enterprise', devices: undefined }))
    expect(finding).toMatchObject({ rule: 'enterprise-trust', level: 'notice' })
  })
})
