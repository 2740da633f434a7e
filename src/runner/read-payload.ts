import { readFile } from 'node:fs/promises'
import { ActionError, messageOf } from '../primitives/errors'

/** The event that started the run, as GitHub sent it; an empty object where there is no event file. */
export async function readPayload(path: string | undefined): Promise<unknown> {
  if (path === undefined || path === '') {
    return {}
  }
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new ActionError(`The event file ${path} cannot be read: ${messageOf(cause)}`, {
      code: 'malformed',
      cause,
    })
  }
}
