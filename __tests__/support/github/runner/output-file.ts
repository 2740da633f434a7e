/**
 * Reads what an action wrote to `GITHUB_OUTPUT`: `name=value` lines and here-documents.
 *
 * @throws Error for what the runner refuses too: neither form, or a missing delimiter.
 */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const here = /^([^=]+?)<<(.+)$/.exec(line)
    const plain = /^([^=]+)=(.*)$/.exec(line)
    if (here !== null) {
      const [, name = '', delimiter = ''] = here
      const end = lines.indexOf(delimiter, at + 1)
      if (end < 0) throw new Error(`output ${name}: the delimiter ${delimiter} is missing`)
      outputs[name] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (plain !== null) {
      outputs[plain[1] ?? ''] = plain[2] ?? ''
    } else {
      throw new Error(`“${line}” is no output`)
    }
  }
  return outputs
}
