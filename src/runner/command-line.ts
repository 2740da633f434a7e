import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { inspectIpas } from '../commands/inspect'
import { systemClock } from '../primitives/clock'
import { ActionError, messageOf } from '../primitives/errors'
import { oneLine } from '../primitives/plain-text'
import type { Outcome } from '../report/outcome'
import { exitCodeOf } from '../report/outputs'
import { inspectionJson, inspectionText, type Style } from '../report/terminal'

const USAGE = `Will iOS install this IPA over the air? Reads the file, asks nobody, changes nothing.

  tap-to-install inspect IPA|FOLDER [...]

  --json        the same for programs: an array with an object for each IPA
  --team ID     refuse what any other team has signed; may be given several times
  --help        this text

A folder stands for the IPAs in it. Exit code: 0 when iOS would install every build, 1 when it would
refuse one, 2 when the question could not be answered.
`

/** For what was typed, or is not there: nothing was judged. */
const UNANSWERED = 2

/** What `npx tap-to-install …` does. Reports are written to stdout, progress and complaints to stderr. */
export async function commandLine(words: readonly string[]): Promise<void> {
  try {
    process.exitCode = await perform(words)
  } catch (error) {
    process.stderr.write(`${complaint(error)}\n`)
    process.exitCode = UNANSWERED
  }
}

async function perform(words: readonly string[]): Promise<number> {
  const { values, positionals } = read(words)
  if (values.help) return say(USAGE)
  const [command, ...paths] = positionals
  if (command !== 'inspect' || paths.length === 0) throw usage(command)
  const ipas = (await Promise.all(paths.map(ipasAt))).flat()
  const rules = {
    failOn: 'error',
    allowedTeams: (values.team ?? []).map(id => id.toUpperCase()),
  } as const
  const apps = await inspectIpas(ipas, { rules, clock: systemClock, progress })
  const outcome: Outcome = { kind: 'inspected', apps }
  say(values.json ? inspectionJson(apps) : inspectionText(apps, styleFor(process.stdout)))
  return exitCodeOf(outcome)
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        team: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new ActionError(oneLine(messageOf(cause)), { code: 'bad-input', hint: USAGE, cause })
  }
}

/** A shell has expanded patterns already, so that a name is a name, whatever characters it has. */
async function ipasAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ActionError(`“${oneLine(path)}” cannot be read: ${oneLine(messageOf(cause))}`, {
      code: 'no-ipa',
      cause,
    })
  })
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path, { recursive: true })).filter(name => /\.ipa$/i.test(name))
  if (names.length > 0) return names.sort().map(name => join(path, name))
  throw new ActionError(`No file in the folder “${oneLine(path)}” ends in .ipa`, { code: 'no-ipa' })
}

function usage(command: string | undefined): ActionError {
  const message =
    command === undefined || command === 'inspect'
      ? 'Which IPA?'
      : `There is no command “${oneLine(command)}” here; the others belong into a workflow`
  return new ActionError(message, { code: 'bad-input', hint: USAGE })
}

function say(text: string): 0 {
  process.stdout.write(text)
  return 0
}

/** Large files take a while; somebody who watches wants to see that something happens. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${oneLine(line)}\n`)
}

/** Colours where a person looks, and has not declined them (https://no-color.org). */
function styleFor(stream: NodeJS.WriteStream): Style {
  const isColoured = stream.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  return isColoured
    ? (look, text) => styleText(look, text, { validateStream: false })
    : (_, text) => text
}

function complaint(error: unknown): string {
  if (!(error instanceof ActionError))
    return `This is a bug in Tap to Install, please report it: ${error instanceof Error ? error.stack : messageOf(error)}`
  return [error.message, error.hint ?? ''].filter(text => text !== '').join('\n\n')
}
