import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/primitives/errors'

/**
 * What somebody would send to make a reader hang, crash or run out of memory. Each case takes minutes or
 * gigabytes where its bound is missing.
 */
export type MalformedCase = readonly [what: string, read: () => unknown, message: RegExp]

export const reading =
  (read: (bytes: Uint8Array) => unknown, bytes: () => Uint8Array): (() => unknown) =>
  () =>
    read(bytes())

/** Declares the tests that each case is refused, clearly. */
export function refusesAll(subject: string, cases: readonly MalformedCase[]): void {
  describe(`hostile ${subject}`, () => {
    it.each(cases)('are refused for %s', async (_what, read, message) => {
      const answer = Promise.resolve().then(read)
      await expect(answer).rejects.toThrow(message)
      await expect(answer).rejects.toBeInstanceOf(ActionError)
    })
  })
}
