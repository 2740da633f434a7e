import { describe, expect, it } from '@jest/globals'
import { foldedDifference } from '../../src/report/difference'

describe('what changed', () => {
  it('names the build before so that its id can be copied', () => {
    const since = { buildId: '103-f3846d3d', version: '1.2.3', buildNumber: '45' }
    const changes = [{ what: 'Minimum iOS', before: '', after: '16.0' }]
    expect(String(foldedDifference({ since, changes }))).toContain(
      '<summary>1 change since 1.2.3 (45), build <code>103-f3846d3d</code></summary>',
    )
  })
})
