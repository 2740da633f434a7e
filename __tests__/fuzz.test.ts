import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../src/primitives/errors'
import { fuzz } from './support/fuzz/fuzz'
import { type FuzzTarget, fuzzTargets } from './support/fuzz/targets'

const seed = 20_261_122
/** Rounds; script/fuzz goes on for minutes. */
const usual = 150
const slow: Readonly<Record<string, number>> = { IPA: 25, 'file in an IPA': 25 }

/** Those that answer instead of refusing. */
const answering = ['IPA', 'file in an IPA', 'rule of a seal']

describe('changed bytes are read or refused, and nothing else', () => {
  it.each(fuzzTargets.map(target => [target.name, target] as const))('%s', async (name, target) => {
    const rounds = slow[name] ?? usual
    const { failure, refused } = await fuzz(target, { seed, goesOn: round => round < rounds })
    expect(failure).toBeUndefined()
    if (!answering.includes(name)) expect(refused).toBeGreaterThan(0)
  })
})

describe('the fuzzer', () => {
  const target = (read: FuzzTarget['read']): FuzzTarget => ({
    name: 'x',
    seeds: () => [Buffer.from('some bytes')],
    read,
  })
  const ten = { seed, goesOn: (round: number) => round < 10 }

  it('counts refusals and hands over what is no refusal, with the input', async () => {
    const refusing = target(() => {
      throw new ActionError('no', { code: 'malformed' })
    })
    expect(await fuzz(refusing, ten)).toEqual({ rounds: 10, refused: 10, failure: undefined })
    const error = new RangeError('stack')
    const crashing = target(() => Promise.reject(error))
    expect(await fuzz(crashing, ten)).toMatchObject({ rounds: 1, failure: { round: 0, error } })
  })

  it('makes the same inputs for the same seed, and others for another', async () => {
    const inputs = async (from: number) => {
      const seen: string[] = []
      const noting = target(bytes => seen.push(Buffer.from(bytes).toString('hex')))
      await fuzz(noting, { ...ten, seed: from })
      return seen
    }
    expect(await inputs(1)).toEqual(await inputs(1))
    expect(await inputs(1)).not.toEqual(await inputs(2))
  })
})
