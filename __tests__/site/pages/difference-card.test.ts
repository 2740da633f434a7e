import { describe, expect, it } from '@jest/globals'
import type { BuildDifference } from '../../../src/builds/build-record'
import { differenceCard } from '../../../src/site/pages/difference-card'
import { installPage } from '../../../src/site/pages/install-page'
import { aRecord } from '../../support/build-record'
import { aDifferingBuild } from '../../support/differing-builds'
import { expectGolden } from '../../support/golden'

const since = { buildId: '1-1f2e3d4c', version: '1.2.3', buildNumber: '45' }

function cardOf(difference: BuildDifference | undefined): string | undefined {
  return differenceCard({ ...aRecord(), ...(difference && { difference }) })?.toString()
}

describe('the card of what has changed', () => {
  it('shows everything that is compared', () => {
    expectGolden('site/golden/difference-card.html', String(differenceCard(aDifferingBuild())))
  })

  it('stands on the install page', () => {
    const record = aDifferingBuild()
    expect(installPage(record).toString()).toContain(String(differenceCard(record)))
  })

  it('is not there for a first build, nor for one in which nothing changed', () => {
    expect(cardOf(undefined)).toBeUndefined()
    expect(cardOf({ since, changes: [] })).toBeUndefined()
    expect(installPage(aRecord()).toString()).not.toContain('class="changes"')
  })

  it('counts one change as one', () => {
    const one = { what: 'Size', before: '1 MB', after: '2 MB' }
    expect(cardOf({ since, changes: [one] })).toContain(
      '<bdi data-p="count">1</bdi> change since <bdi data-p="version">1.2.3 (45)</bdi>',
    )
  })

  it('says every word of its own so that it can be translated, and names as they are', () => {
    const words = [...String(differenceCard(aDifferingBuild())).matchAll(/<dt>(.*?)<\/dt>/g)]
    expect(words.length).toBeGreaterThan(5)
    for (const [, word] of words) expect(word).toMatch(/^<span data-t="\w+">/)
    const signing = { what: 'Signing', before: 'Ad hoc', after: 'Enterprise (in-house)' }
    const devices = { what: 'Devices', before: 'iPhone and iPad', after: 'iPad only' }
    const text = { what: 'Permission NSCamera', before: '(empty)', after: 'Ad hoc' }
    const values = cardOf({ since, changes: [signing, devices, text] })
    for (const key of ['adHoc', 'enterprise', 'phoneAndPad', 'onlyPad', 'noText']) {
      expect(values).toContain(`<bdi data-t="${key}">`)
    }
    expect(values).toContain('<bdi>Ad hoc</bdi>')
    const named = cardOf({ since, changes: [{ what: 'Entitlement <b>', before: '', after: '1' }] })
    expect(named).toContain('data-t="entitlement">Entitlement <bdi data-p="name">&lt;b&gt;</bdi>')
    const other = cardOf({ since, changes: [{ what: 'Something <b>', before: '', after: '1' }] })
    expect(other).toContain('<dt><bdi>Something &lt;b&gt;</bdi></dt>')
  })
})
