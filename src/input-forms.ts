import { ActionError } from './errors'
import { repositoryNamePattern } from './github/repository'
import { type HttpsUrl, httpsUrl } from './https-url'
import { plainText } from './plain-text'

/** How the text of an input becomes a value. */
export interface InputForm<Value> {
  /** `undefined` for what the form does not take. */
  readonly read: (given: string) => Value | undefined
  /** For people: what it does take. */
  readonly allowed: string
}

/** Segments of `directory`, and characters of each: it has to fit into every address we make. */
const MAX_SEGMENTS = 8
const MAX_SEGMENT_LENGTH = 100

/** Characters, as of the names that IPAs bring; the installer's prompt cuts at 500. */
const MAX_SHOWN_LINE = 200

/** Characters of each line of `notes`, and lines: together they fit into comment and `build.json`. */
const MAX_NOTE = 1_000
const MAX_NOTES = 100

/** Jekyll leaves these out when they lie at the root of a site (jekyll `configuration.rb`, `exclude`). */
const DROPPED_BY_JEKYLL = /^(?:node_modules|vendor)(?:\/|$)/

/** A folder of the site that passes unchanged through Jekyll, addresses and every file system. */
export const siteFolder: InputForm<string> = {
  allowed:
    'a relative path such as `install` or `apps/ios`, of letters, digits, `.`, `_` and `-`; no part may start with `.`, `_` or `-`, nor may it lie in `vendor` or `node_modules`, because Pages leaves those out',
  read: given => {
    const path = given.replace(/(?<=[^/])\/$/, '')
    const segments = path.split('/')
    const plain = segments.every(
      segment => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(segment) && !/\.\.|\.$/.test(segment),
    )
    const short =
      segments.length <= MAX_SEGMENTS && segments.every(part => part.length <= MAX_SEGMENT_LENGTH)
    return plain && short && !DROPPED_BY_JEKYLL.test(path) ? path : undefined
  },
}

export const repositoryName: InputForm<string> = {
  allowed: 'owner/name of a repository',
  read: given => (repositoryNamePattern.test(given) ? given : undefined),
}

/** SHA-1 or SHA-256. A short one names a commit only as long as no other begins alike. */
export const commit: InputForm<string> = {
  allowed: 'the full SHA of a commit, 40 hexadecimal digits',
  read: given => (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(given) ? given.toLowerCase() : undefined),
}

/** What `git check-ref-format` takes, without what would read as an option. */
export function refName(kind: 'heads' | 'tags'): InputForm<string> {
  const thing = kind === 'heads' ? 'branch' : 'tag'
  return {
    allowed: `the name of a ${thing}`,
    read: given => {
      const name = given.startsWith(`refs/${kind}/`) ? given.slice(`refs/${kind}/`.length) : given
      return isRefName(name) ? name : undefined
    },
  }
}

function isRefName(name: string): boolean {
  const forbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^@$|^[-/]|[/.]$/u
  const parts = name.split('/')
  return (
    name.length <= 250 &&
    !forbidden.test(name) &&
    parts.every(part => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  )
}

/** Names that `actions/upload-artifact` takes. */
export const artifactName: InputForm<string> = {
  allowed: 'the name of an artifact, without `" : < > | * ? \\ /` and line breaks',
  read: given => (/^[^":<>|*?\r\n\\/]{1,255}$/.test(given) ? given : undefined),
}

export const workflowFile: InputForm<string> = {
  allowed: 'the name of a file in .github/workflows, such as `pages.yml`',
  read: given => {
    const name = given.replace(/^(?:\.\/)?\.github\/workflows\//, '')
    return /^[^/\\\p{Cc}]{1,200}\.ya?ml$/u.test(name) ? name : undefined
  },
}

/** The root of a site: relative addresses are resolved against it, so it ends in `/`. */
export const folderUrl: InputForm<HttpsUrl> = {
  allowed: 'an https address without `?`, `#`, user and password',
  read: given => (/[?#]/.test(given) ? undefined : https(`${given.replace(/\/+$/, '')}/`)),
}

/** A page that takes what it needs from the fragment, which therefore has to be free. */
export const pageUrl: InputForm<HttpsUrl> = {
  allowed: 'an https address without `#`, user and password',
  read: given => (given.includes('#') ? undefined : https(given)),
}

function https(text: string): HttpsUrl | undefined {
  try {
    return httpsUrl(text)
  } catch (error) {
    if (error instanceof ActionError) return undefined
    throw error
  }
}

/** GitHub shows an environment's name in addresses and takes up to 255 characters. */
export const environmentName: InputForm<string> = {
  allowed: 'a name of at most 255 characters on one line',
  read: given => (/^[^\p{Cc}]{1,255}$/u.test(given) ? given : undefined),
}

/** Apple's team identifiers are ten letters and digits; one per line. */
export const teamIds: InputForm<readonly string[]> = {
  allowed: 'team identifiers such as `ABCDE12345`, one per line',
  read: given => {
    const teams = given.split(/\s*[\r\n]+\s*/)
    return teams.every(team => /^[A-Za-z0-9]{1,20}$/.test(team))
      ? teams.map(team => team.toUpperCase())
      : undefined
  },
}

export const flagOrAuto: InputForm<boolean | 'auto'> = {
  allowed: 'auto, true, false',
  read: given => {
    if (given === 'auto') return 'auto'
    if (/^(?:true|True|TRUE)$/.test(given)) return true
    return /^(?:false|False|FALSE)$/.test(given) ? false : undefined
  },
}

/** A name for people, which often comes from a branch or the title of a pull request: hostile text. */
export const shownLine: InputForm<string> = {
  allowed: 'text',
  read: given => plainText(given, MAX_SHOWN_LINE),
}

/** The same, of several lines, which keep their indentation. */
export const shownLines: InputForm<string> = {
  allowed: 'text',
  read: given => {
    const lines = given.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    const clean = lines.map(line => `${/^ */.exec(line)?.[0] ?? ''}${plainText(line, MAX_NOTE)}`)
    return clean.length <= MAX_NOTES
      ? clean.join('\n')
      : [...clean.slice(0, MAX_NOTES - 1), '…'].join('\n')
  },
}
