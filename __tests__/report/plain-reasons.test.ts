import { describe, expect, it } from '@jest/globals'
import { ruleIds } from '../../src/preflight/finding'
import { plainReason } from '../../src/report/plain-reasons'

describe('the reasons in plain words', () => {
  it.each(ruleIds)('know %s, and name no key, code or path', rule => {
    const reason = plainReason(rule)
    expect(reason).not.toBe(plainReason('a rule of tomorrow'))
    expect(reason).toMatch(/^[A-Z][A-Za-z0-9 ,.:]+\.$/)
  })
})
