/** `::error file=a::message` as the runner understands it. */
export interface WorkflowCommand {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** A line of the log as a command, or undefined when it is ordinary text. */
export function parseCommand(line: string): WorkflowCommand | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  if (end < 0) return undefined
  const [command = '', ...rest] = line.slice(2, end).split(' ')
  if (!/^[a-z-]+$/.test(command)) return undefined
  const list = rest.join(' ')
  const message = line.slice(end + 2)
  const properties: Record<string, string> = {}
  for (const pair of list.split(',')) {
    const at = pair.indexOf('=')
    if (at > 0) properties[pair.slice(0, at).trim()] = unescaped(pair.slice(at + 1))
  }
  return { command, properties, message: unescaped(message) }
}

/** The runner's own table; `%25` comes last, so that an escaped percent sign stays one. */
function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
