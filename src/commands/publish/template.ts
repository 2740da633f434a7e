import { readFile } from 'node:fs/promises'
import { ActionError, messageOf } from '../../primitives/errors'
import { checkTemplate } from '../../site/pages/page-template'

/**
 * The user's own install page (input `page-template`), checked before anything is built with it.
 *
 * @throws ActionError `bad-input` when it cannot be read or is no template
 */
export async function readTemplate(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) {
    return undefined
  }
  const template = await read(path)
  checkTemplate(template)
  return template
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new ActionError(`The page template “${path}” cannot be read: ${messageOf(cause)}`, {
      code: 'bad-input',
      hint: 'Input `page-template` is a path relative to the workspace; has the repository been checked out?',
      cause,
    })
  }
}
