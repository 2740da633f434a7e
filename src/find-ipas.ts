import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { create } from '@actions/glob'
import { ActionError } from './errors'

/**
 * The files that the patterns match: in the order of the patterns, then by name, each once.
 * A pattern that names an existing file is that file, whatever its name holds (`App [1].ipa`).
 *
 * @throws ActionError `no-ipa` naming every pattern that matched nothing.
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
  if (misses.length > 0 || wanted.length === 0) {
    throw new ActionError(
      `No file matches ${misses.map(pattern => `“${pattern}”`).join(', ')} in ${workspace}`,
      {
        code: 'no-ipa',
        hint: 'Check that the step that builds the IPA ran before this one and that the `ipa` input is the path it wrote to, relative to the workspace.',
      },
    )
  }
  return [...new Set(matches.flat())]
}

async function matchesOf(
  pattern: string,
  exclusions: readonly string[],
  workspace: string,
): Promise<readonly string[]> {
  const literal = resolve(workspace, pattern)
  if (await isFile(literal)) {
    return [literal]
  }
  const lines = [
    literal,
    ...exclusions.map(exclusion => `!${resolve(workspace, exclusion.slice(1))}`),
  ]
  const globber = await create(lines.join('\n'), {
    matchDirectories: false,
    implicitDescendants: false,
  })
  return (await globber.glob()).sort()
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
