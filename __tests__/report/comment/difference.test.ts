import { describe, expect, it } from '@jest/globals'
import { foldedDifference } from '../../../src/report/comment/difference'
import { aDifferingBuild } from '../../support/differing-builds'
import { expectGolden } from '../../support/golden'

const since = { buildId: '1-1f2e3d4c', version: '1.2.3', buildNumber: '45' }

describe('what has changed, folded in the comment', () => {
  it('shows everything that is compared', () => {
    const { difference } = aDifferingBuild()
    expectGolden('report/golden/difference.md', `${foldedDifference(difference)}\n`)
  })

  it('is nothing for a first build, nor for one in which nothing changed', () => {
    expect(foldedDifference(undefined).toString()).toBe('')
    expect(foldedDifference({ since, changes: [] }).toString()).toBe('')
  })

  it('keeps to one row per change, whatever stands in it', () => {
    const change = { what: 'a|b\nc', before: 'x | y\n| z', after: '' }
    const rows = foldedDifference({ since, changes: [change] })
      .toString()
      .split('\n')
    expect(rows.filter(row => row.startsWith('|'))).toEqual([
      '| | Before | Now |',
      '| --- | --- | --- |',
      '| a&#124;b c | <code>x &#124; y &#124; z</code> | – |',
    ])
  })

  it('names the build before as people do', () => {
    const changes = [{ what: 'Minimum iOS', before: '', after: '16.0' }]
    expect(String(foldedDifference({ since, changes }))).toContain(
      '<summary>1 change since 1.2.3 (45)</summary>',
    )
  })
})
