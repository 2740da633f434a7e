import type { InputName } from '../../src/inputs/defaults'
import type { Inputs } from '../../src/inputs/inputs'
import { readInputs } from '../../src/inputs/read-inputs'
import { ActionError } from '../../src/primitives/errors'
import { someEvent } from './event'

/** What a user wrote under `with:`. */
export type Given = Partial<Record<InputName, string>>

/** Reads inputs as the action does, for the run of a pull request unless the test says otherwise. */
export function inputsFrom(given: Given, event = someEvent()): Inputs {
  const written: Readonly<Record<string, string>> = given
  return readInputs(name => written[name] ?? '', { workspace: '/workspace', event })
}

/** What most runs have. */
export const usual: Given = { ipa: 'App.ipa', 'github-token': 'run-token' }

/** The lines of the refusal, one for each problem; none when nothing is wrong. */
export function problemsOf(given: Given, event = someEvent()): readonly string[] {
  try {
    inputsFrom(given, event)
  } catch (error) {
    if (error instanceof ActionError && error.code === 'bad-input') {
      return error.message.split('\n').slice(1)
    }
    throw error
  }
  return []
}

/** The defaults with an IPA and a token, and what the test wants otherwise. */
export function someInputs(overrides: Partial<Inputs> = {}): Inputs {
  return { ...inputsFrom(usual), ...overrides }
}
