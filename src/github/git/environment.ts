import type { Environment } from '../../primitives/environment'
import { credentialsOf, type GitRemote } from './remote'
import type { GitSetting } from './system-settings'

/**
 * What git may know of the runner: where programs and temporary files are, proxies, and whom to
 * trust. All else is left out, so that no configuration, hook, alias, credential helper or trace of
 * the runner's changes what git does, and no secret of the job reaches it.
 */
const INHERITED = [
  'PATH',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'LD_LIBRARY_PATH',
  'DEVELOPER_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CURL_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_EXEC_PATH',
  // By this the runner finds, and ends, what a step that was ended by force has left running.
  'RUNNER_TRACKING_ID',
]

/**
 * Bytes a second, and seconds: a transfer that stays slower for so long is dead. GitHub's server sends
 * five bytes every five seconds while it works on a push, so the limit must lie below that.
 */
const STALL = { limit: '1', time: '120' }

/** Files above this are streamed, and never searched for similarities. An IPA is compressed already. */
const BIG_FILE = '1m'

/** The environment of every git that is started for `remote`. `home` is an empty folder of ours. */
export function gitEnvironment(options: {
  readonly inherited: Environment
  readonly home: string
  readonly gitDir: string
  readonly remote: GitRemote
  /** Of the system, handed over one by one: its file itself is not read. */
  readonly system: readonly GitSetting[]
}): Readonly<Record<string, string>> {
  return {
    ...plainEnvironment(options),
    ...configuration(options.remote, options.system),
    GIT_DIR: options.gitDir,
    GIT_ALLOW_PROTOCOL: new URL(options.remote.url).protocol.slice(0, -1),
  }
}

/** The environment of a git that knows of no repository and no remote, and so of no token. */
export function plainEnvironment(options: {
  readonly inherited: Environment
  readonly home: string
}): Readonly<Record<string, string>> {
  return {
    ...inheritedFrom(options.inherited),
    HOME: options.home,
    USERPROFILE: options.home,
    XDG_CONFIG_HOME: options.home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
  }
}

/** Compared without case: Windows spells `Path`, and proxies come in both spellings. */
function inheritedFrom(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    value !== undefined && INHERITED.includes(name.toUpperCase()) ? [[name, value]] : [],
  )
  return Object.fromEntries(entries)
}

/**
 * Configuration by environment, the one way that shows in no argument list and lies in no file. The
 * header is bound to the repository's address, and redirects are not followed, so the token goes
 * nowhere else.
 */
function configuration(remote: GitRemote, system: readonly GitSetting[]): Record<string, string> {
  const settings: readonly (readonly [string, string])[] = [
    ...system.map(({ name, value }) => [name, value] as const),
    [`http.${remote.url}.extraheader`, `AUTHORIZATION: basic ${credentialsOf(remote)}`],
    ['http.followRedirects', 'false'],
    ['http.lowSpeedLimit', STALL.limit],
    ['http.lowSpeedTime', STALL.time],
    ['credential.helper', ''],
    ['core.hooksPath', '/dev/null'],
    ['core.compression', '0'],
    ['core.bigFileThreshold', BIG_FILE],
    // Nothing is checked out by the names of a branch, and a channel may be called `aux` on Windows, too.
    ['core.protectNTFS', 'false'],
    // A delta needs the old version of a replaced file, which a fetch without files left out.
    ['pack.window', '0'],
    // Or git compares only what lies at the same path, and wants to send a file that was left out when it is put
    // to another place: one IPA on two channels (git-config(1), pack.useSparse).
    ['pack.useSparse', 'false'],
    ['protocol.version', '2'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['remote.origin.url', remote.url],
  ]
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ])
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(entries) }
}
