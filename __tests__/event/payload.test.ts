import { describe, expect, it } from '@jest/globals'
import { Payload } from '../../src/event/payload'
import { refusal } from '../support/event'

const payload = new Payload(
  { number: 42, pull: { title: 'A', draft: false, labels: [{ name: 'x' }, {}] }, none: null },
  "the event's payload",
)

describe('a payload', () => {
  it('gives what it holds', () => {
    expect(payload.text('pull.title')).toBe('A')
    expect(payload.id('number')).toBe(42)
    expect(payload.optionalFlag('pull.draft')).toBe(false)
    expect(payload.list('pull.labels').map(label => label.optionalText('name'))).toEqual(['x', ''])
  })

  it('gives nothing for what it does not hold', () => {
    for (const path of ['x', 'none', 'none.x', 'number.x', 'pull.title.length']) {
      expect([payload.optionalText(path), payload.optionalId(path), payload.list(path)]).toEqual([
        '',
        undefined,
        [],
      ])
      expect(payload.optionalFlag(path)).toBeUndefined()
    }
  })

  it.each(['__proto__', 'constructor', 'toString', 'pull.__proto__.x'])(
    'knows no %s that nobody wrote',
    path => expect(payload.at(path)).toBeUndefined(),
  )

  it.each([0, -1, 1.5, '42', Number.NaN, 2 ** 53])('takes no %j for an id', number => {
    expect(new Payload({ number }, 'x').optionalId('number')).toBeUndefined()
  })

  it('names what is missing, and where', () => {
    expect(refusal(() => payload.text('pull.body'))).toMatchObject({
      code: 'malformed',
      message: "`pull.body` is missing in the event's payload, or is not a text",
    })
    const [, second] = payload.list('pull.labels')
    expect(refusal(() => second?.text('name')).message).toContain('pull.labels[1]')
    expect(refusal(() => payload.id('pull')).message).toContain('a positive whole number')
  })
})
