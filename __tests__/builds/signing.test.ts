import { describe, expect, it } from '@jest/globals'
import { signingOf } from '../../src/builds/signing'
import { someApp, someAppWith } from '../support/app'

describe('signingOf', () => {
  it('tells what the profile says', () => {
    expect(signingOf(someApp())).toEqual({
      distribution: 'ad-hoc',
      profileExpires: '2027-05-22T12:00:00.000Z',
      certificateExpires: '2027-06-01T00:00:00.000Z',
      profileName: 'Example Ad Hoc',
      teamId: 'ABCDE12345',
      teamName: '',
      deviceCount: 2,
    })
  })

  it('names the team of an in-house build only, which no single person makes', () => {
    const teamName = 'Kim Lee'
    for (const distribution of ['ad-hoc', 'development', 'app-store', 'enterprise'] as const) {
      const shown = signingOf(someAppWith({ distribution, teamName })).teamName
      expect(shown).toBe(distribution === 'enterprise' ? teamName : '')
    }
  })

  it('counts no devices for enterprise, even if the profile lists some', () => {
    const app = someAppWith({ distribution: 'enterprise', devices: ['a', 'b'] })
    expect(signingOf(app)).toMatchObject({ distribution: 'enterprise', deviceCount: undefined })
  })

  it('leaves open what a profile does not say', () => {
    const app = someAppWith({ expires: undefined, teamIds: [], devices: undefined })
    expect(signingOf(app)).toMatchObject({ profileExpires: '', teamId: '', deviceCount: undefined })
  })

  it.each([
    ['without an app', undefined],
    ['without a profile', someApp({ profile: { kind: 'absent' } })],
    ['with one that cannot be read', someApp({ profile: { kind: 'unreadable', reason: 'x' } })],
  ])('says `none` %s', (_what, app) => {
    expect(signingOf(app)).toMatchObject({ distribution: 'none', deviceCount: undefined })
  })
})
