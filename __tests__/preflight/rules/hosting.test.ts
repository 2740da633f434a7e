import { describe, expect, it } from '@jest/globals'
import type { App } from '../../../src/ipa/app'
import type { HostingFacts } from '../../../src/preflight/context'
import { someApp, someAppWith, someIpaFile } from '../../support/app'
import { findings, messageOf, pages, rulesOf } from '../../support/preflight'

describe('the place', () => {
  const sized = (size: number): App => someApp({ file: { ...someIpaFile, size } })

  it('has a limit', () => {
    const limit = pages.ipaLimit.bytes
    const enterprise = { ...sized(limit), profile: someAppWith({ devices: undefined }).profile }
    expect(rulesOf(enterprise, { hosting: pages })).toEqual([])
    expect(rulesOf(sized(limit + 1), { hosting: pages })).toContain('ipa-too-large')
    expect(messageOf(sized(limit + 1), { hosting: pages })).toContain(
      '99,614,721 bytes (99.6 MB); it may have 99,614,720 bytes (99.6 MB) at most (GitHub takes',
    )
    expect(rulesOf(sized(limit + 1))).toEqual([])
  })

  it('is told with a way out that is open there', () => {
    const huge = sized(2_000_000_001)
    const fixOn = (hosting: HostingFacts) => findings(huge, { hosting })[0]?.fix ?? ''
    expect(fixOn(pages)).toMatch(/^Let a release take it\. Make the IPA smaller/)
    const nowhereElse = { ...pages.ipaLimit, larger: '' }
    expect(fixOn({ ...pages, ipaLimit: nowhereElse })).toMatch(/^Make the IPA smaller/)
    const hosting = { ...pages, withoutRedirect: 'publish-to: pages' }
    const redirected = findings(someApp(), { hosting })
    expect(redirected.find(({ rule }) => rule === 'ipa-behind-redirect')?.fix).toContain(
      '“publish-to: pages”',
    )
  })

  it('has to be public', () => {
    const hosting: HostingFacts = {
      ...pages,
      access: 'members-only',
      accessReason: 'The repository is private.',
      withoutRedirect: 'publish-to: pages',
    }
    expect(rulesOf(someApp(), { hosting })).toEqual(['site-not-public'])
    expect(messageOf(someApp(), { hosting })).toContain('The repository is private.')
  })

  it('shows the devices of a profile to everybody', () => {
    expect(rulesOf(someApp(), { hosting: pages })).toEqual(['device-ids-public'])
    expect(messageOf(someApp(), { hosting: pages })).toContain('the 2 device identifiers (UDID)')
    expect(messageOf(someAppWith({ devices: ['x'] }), { hosting: pages })).toContain(
      'the 1 device identifier (UDID)',
    )
    const enterprise = someAppWith({ distribution: 'enterprise', devices: undefined })
    expect(rulesOf(enterprise, { hosting: pages })).toEqual(['enterprise-trust'])
  })

  it('may redirect', () => {
    const hosting = { ...pages, withoutRedirect: 'publish-to: pages' }
    expect(rulesOf(someApp(), { hosting })).toEqual(['ipa-behind-redirect', 'device-ids-public'])
  })
})
