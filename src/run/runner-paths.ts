import type { Environment } from '../primitives/environment'

/** Folders of a runner, and what stands for them where anybody may read it. */
const FOLDERS = [
  ['GITHUB_WORKSPACE', '.'],
  ['RUNNER_TEMP', '$RUNNER_TEMP'],
  ['RUNNER_TOOL_CACHE', '$RUNNER_TOOL_CACHE'],
  ['HOME', '~'],
  ['USERPROFILE', '~'],
] as const

interface RunnerFolder {
  readonly path: string
  readonly name: string
  /** Either slash separates, and case says nothing. */
  readonly isWindows: boolean
}

/**
 * Text for comment and summary. A path below the workspace is told from there on and with `/`, as the
 * workflow has it; any other folder of the runner by its name: where it lies is nobody's business.
 */
export function withoutRunnerPaths(text: string, environment: Environment): string {
  return foldersOf(environment).reduce(
    (told, folder) =>
      told.replace(pathsIn(folder), (_, rest: string) =>
        renamed(folder, folder.isWindows ? rest.replace(/\\+/g, '/') : rest),
      ),
    text,
  )
}

/** The innermost first: the workspace often lies in the home folder. */
function foldersOf(environment: Environment): readonly RunnerFolder[] {
  return FOLDERS.map(([variable, name]) => {
    const path = (environment[variable] ?? '').replace(/[/\\]+$/, '')
    return { path, name, isWindows: /^[A-Za-z]:[/\\]/.test(path) }
  })
    .filter(({ path, isWindows }) => isWindows || path.startsWith('/'))
    .sort((one, other) => other.path.length - one.path.length)
}

/** The rest of a Windows path, spaces and all: up to a quotation mark, the colon before a reason, another path. */
const WINDOWS_REST = '(?:(?![A-Za-z]:[/\\\\])[^"\'`“”:\\n])*'

function pathsIn({ path, isWindows }: RunnerFolder): RegExp {
  const folder = path
    .split(isWindows ? /[/\\]+/ : '/')
    .map(segment => segment.replace(/[^\w]/g, '\\$&'))
    .join(isWindows ? '[/\\\\]+' : '/')
  const rest = isWindows ? WINDOWS_REST : '(?:/\\S*)?'
  return new RegExp(`(?<![\\w./\\\\-])${folder}(?![\\w-]|\\.\\w)(${rest})`, isWindows ? 'gi' : 'g')
}

function renamed({ name }: RunnerFolder, rest: string): string {
  return name === '.' && /^\/\S/.test(rest) ? rest.slice(1) : `${name}${rest}`
}
