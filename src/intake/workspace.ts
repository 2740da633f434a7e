import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ActionError, messageOf } from '../primitives/errors'
import { withoutRunnerPaths } from '../run/runner-paths'
import { patternAdvice } from './pattern-advice'
import { filesOf, MOST_NAMES, searchOf } from './search'

/**
 * The files that the patterns match: in the order of the patterns, then by name, each once.
 * A pattern that names an existing file is that file, whatever its name holds (`App [1].ipa`), and one that names
 * a folder is the IPAs in it, at any depth. Links are followed, but not in circles.
 *
 * @throws ActionError `no-ipa` naming every pattern that matched nothing. It may be posted where anybody
 * reads it, so it does not tell where on the runner the workspace lies.
 */
export async function findIpas(
  patterns: readonly string[],
  workspace: string,
): Promise<readonly string[]> {
  const exclusions = patterns.filter(pattern => pattern.startsWith('!'))
  const wanted = patterns.filter(pattern => !pattern.startsWith('!'))
  const matches = await Promise.all(
    wanted.map(pattern => matchesOf(pattern, exclusions, workspace)),
  )
  const misses = wanted.filter((_, index) => matches[index]?.length === 0)
  if (wanted.length === 0) throw onlyExclusions(exclusions)
  if (misses.length > 0) throw await noMatch(misses, workspace)
  return [...new Set(matches.flat())]
}

function onlyExclusions(exclusions: readonly string[]): ActionError {
  return new ActionError(`The \`ipa\` input only says what to leave out: ${quoted(exclusions)}`, {
    code: 'no-ipa',
    hint: 'Add a line with the path of the IPA, or with a pattern such as `build/**/*.ipa`.',
  })
}

async function noMatch(misses: readonly string[], workspace: string): Promise<ActionError> {
  const shown = misses.map(miss => withoutPlace(miss, workspace))
  const kinds = await Promise.all(misses.map(miss => kindOf(resolve(workspace, miss))))
  const folders = shown.filter((_, index) => kinds[index] === 'folder')
  const advice = [
    ...(folders.length === 0 ? [] : [`No name in the folder ${quoted(folders)} ends in \`.ipa\`.`]),
    patternAdvice(shown),
  ].filter(sentence => sentence !== '')
  const hint =
    'Check that the step that builds the IPA ran before this one and that the `ipa` input is the path it wrote to, relative to the workspace.'
  return new ActionError(`No file in the workspace matches ${quoted(shown)}`, {
    code: 'no-ipa',
    hint: advice.length === 0 ? hint : advice.join(' '),
  })
}

function quoted(patterns: readonly string[]): string {
  return patterns.map(pattern => `“${pattern}”`).join(', ')
}

async function matchesOf(
  pattern: string,
  exclusions: readonly string[],
  workspace: string,
): Promise<readonly string[]> {
  const literal = resolve(workspace, pattern)
  const kind = await kindOf(literal)
  if (kind === 'file') {
    return [literal]
  }
  const wanted = kind === 'folder' ? searchOf('**/*.ipa', literal) : searchOf(pattern, workspace)
  try {
    return await filesOf(wanted, {
      exclusions: exclusions.map(line => searchOf(line.slice(1), workspace)),
      most: MOST_NAMES,
    })
  } catch (cause) {
    throw noSearch(
      withoutPlace(pattern, workspace),
      withoutPlace(messageOf(cause), workspace),
      cause,
    )
  }
}

function noSearch(pattern: string, why: string, cause: unknown): ActionError {
  return new ActionError(`Looking for “${pattern}” did not work: ${why}`, {
    code: 'no-ipa',
    hint: 'Let the `ipa` input name the folder that holds the IPA, so that no other is searched.',
    cause,
  })
}

function withoutPlace(text: string, workspace: string): string {
  return withoutRunnerPaths(text, { GITHUB_WORKSPACE: resolve(workspace) })
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'neither'> {
  try {
    const found = await stat(path)
    if (found.isFile()) return 'file'
    return found.isDirectory() ? 'folder' : 'neither'
  } catch {
    return 'neither'
  }
}
