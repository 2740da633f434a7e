import type { Environment } from '../../primitives/environment'
import { runGit } from './process'

/** One line of git's configuration. */
export interface GitSetting {
  /** `http.sslcainfo`, or `http.https://proxy.example/.sslcainfo` for one server alone. */
  readonly name: string
  readonly value: string
}

/**
 * How this machine reaches a server over TLS, and nothing else: Git for Windows chooses its TLS library
 * and its certificates here, a company its own authority and proxy (git-config(1), `http.*`).
 * `http.sslVerify` is not among them: nothing may switch trust off.
 */
const CONNECTION = [
  'sslbackend',
  'sslcainfo',
  'sslcapath',
  'sslcert',
  'sslkey',
  'schannelcheckrevoke',
  'schannelusesslcainfo',
  'proxy',
  'proxyauthmethod',
  'proxysslcainfo',
]

/** Milliseconds to read one small file. */
const TIMEOUT = 60_000

/** Bytes: a megabyte of `http.*` settings is no configuration. */
const OUTPUT_LIMIT = 1_048_576

/**
 * What the system's configuration says about connections. All else in it stays out, and so does the
 * configuration of the user, which every step of a job can write.
 *
 * @param env the whole environment of git
 * @returns nothing where there is no such file, or none that can be read: git itself has good defaults.
 */
export async function systemSettings(options: {
  readonly inherited: Environment
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}): Promise<readonly GitSetting[]> {
  const file = options.inherited['GIT_CONFIG_SYSTEM']
  const answer = await runGit({
    args: ['config', '--system', '--includes', '--null', '--get-regexp', '^http\\.'],
    cwd: options.cwd,
    env: { ...options.env, ...(file === undefined ? {} : { GIT_CONFIG_SYSTEM: file }) },
    timeout: TIMEOUT,
    outputLimit: OUTPUT_LIMIT,
    secrets: [],
  })
  return answer.exitCode === 0 ? connectionSettings(answer.stdout.toString('utf8')) : []
}

/** @param listed names and values as `git config --null` prints them: a line end between, a NUL behind */
export function connectionSettings(listed: string): readonly GitSetting[] {
  return listed.split('\0').flatMap(entry => {
    const at = entry.indexOf('\n')
    const name = at === -1 ? entry : entry.slice(0, at)
    const isWanted = CONNECTION.includes(name.slice(name.lastIndexOf('.') + 1))
    // A name without a value is a switch that is on.
    return isWanted ? [{ name, value: at === -1 ? 'true' : entry.slice(at + 1) }] : []
  })
}
