import type { BareRepository } from './bare-repository'
import type { GitService } from './git-service'

/** What upload-pack says of itself, without any refs (gitprotocol-v2(5)). */
const uploadPack = (filter: string) => [
  'version 2',
  'agent=git/github',
  'ls-refs=unborn',
  `fetch=shallow wait-for-done${filter}`,
  'server-option',
  'object-format=sha1',
]

/** What receive-pack can do (gitprotocol-capabilities(5)), of which GitHub's offers as much. */
const receivePack =
  'report-status report-status-v2 delete-refs side-band-64k quiet atomic ofs-delta object-format=sha1 agent=git/github'

/** In a repository without refs the capabilities stand beside this. */
const noRefs: readonly [string, string][] = [['capabilities^{}', '0'.repeat(40)]]

/**
 * What a service says first, in the words of git itself; a process for each would take longer than its answer.
 * Undefined for clients that fetch by the first version of the protocol.
 */
export async function advertisement(
  service: GitService,
  repository: BareRepository,
  protocol: string,
): Promise<string | undefined> {
  if (service === 'receive-pack') return announced(service) + packets(await refLines(repository))
  if (protocol !== 'version=2') return undefined
  const filter = (await repository.allowsFilters()) ? ' filter' : ''
  return packets(uploadPack(filter).map(line => `${line}\n`))
}

/** What comes before the refs, unless the second version of the protocol is spoken. */
export function announced(service: GitService): string {
  return packets([`# service=git-${service}\n`])
}

/** Pull requests are not for pushing (`receive.hideRefs`). */
async function refLines(repository: BareRepository): Promise<readonly string[]> {
  const all = [...(await repository.refs())].filter(([name]) => !name.startsWith('refs/pull/'))
  const refs = all.length === 0 ? noRefs : all
  return refs.map(([name, oid], at) => `${oid} ${name}${at === 0 ? `\0${receivePack}` : ''}\n`)
}

/** Each with its length in four digits, and four zeros at the end (gitprotocol-common(5)). */
function packets(lines: readonly string[]): string {
  const sized = lines.map(line => {
    const length = Buffer.byteLength(line) + 4
    return length.toString(16).padStart(4, '0') + line
  })
  return `${sized.join('')}0000`
}
