// What the part of the address behind `#` may say. Everything in it is untrusted: anybody can make a link.

/** Characters. The action stays below 700 (src/site/launcher-link.ts), its first version below 2,000. */
const longestFragment = 4000

/** Characters of one text, after which it is cut. The action cuts earlier. */
const longestText = 120

/** A link that is not followed; the message names the text that says why, and quotes nothing of the link. */
export class Refusal extends Error {}

/**
 * @param fragment as in the address, without `#`
 * @param hosts servers whose releases are taken, such as `github.com`
 * @throws Refusal
 */
export function readLink(fragment, hosts) {
  const fields = readFields(fragment)
  const form = forms[fields.get('v')]
  if (!form) throw new Refusal('otherVersion')
  const said = form(key => fields.get(key) ?? '')
  const [, kind = '', devices = ''] = /^([ade])(\d{0,4})$/.exec(said.kind) ?? []
  return {
    ...readManifest(said.manifest, hosts),
    title: shown(said.title),
    version: shown(said.version),
    channel: shown(said.channel),
    pull: matching(said.pull, /^\d{1,10}$/),
    build: matching(said.build, /^[A-Za-z0-9-]{1,40}$/),
    os: matching(said.os, /^\d{1,3}(\.\d{1,3}){0,2}$/).replace(/(\.0)+$/, ''),
    only: matching(said.only, /^pad$/),
    verdict: matching(said.verdict, /^1$/),
    ends: momentIn(said.ends),
    size: matching(said.size, /^\d{1,12}$/),
    kind,
    devices,
  }
}

/** How a link may be written, by `v`. launcher/README.md describes both. */
const forms = {
  __proto__: null,
  1: get => ({
    manifest: get('manifest'),
    title: get('title'),
    version: get('version'),
    channel: get('channel'),
    build: get('build'),
    os: get('os'),
    // The profile runs out at some time of that UTC day.
    ends: get('expires') && Date.parse(`${get('expires')}T23:59:59Z`),
    size: get('size'),
  }),
  2: get => ({
    manifest: inFull(get('m')),
    title: get('t'),
    version: get('n'),
    pull: get('p'),
    channel: get('c'),
    build: /\.(\d+-[0-9a-f]{8})\.[0-9a-f]+$/.exec(get('m'))?.[1],
    os: get('o'),
    only: get('f'),
    verdict: get('r'),
    ends: /^[0-9a-z]{1,7}$/.test(get('e')) ? Number.parseInt(get('e'), 36) * 1000 : '',
    kind: get('k'),
    size: get('s'),
  }),
}

/** `key=value` joined by `&`, each value encoded once. Not URLSearchParams, which takes `+` for a space. */
function readFields(fragment) {
  if (fragment.length > longestFragment) throw new Refusal('damaged')
  const fields = new Map()
  for (const pair of fragment.split('&')) {
    const [key = '', value] = pair.split(/=(.*)/s)
    if (value === undefined || fields.has(key)) throw new Refusal('damaged')
    fields.set(key, decoded(value))
  }
  return fields
}

function decoded(value) {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Refusal('damaged')
  }
}

/** Of `HOST/OWNER/REPOSITORY/TAG/NAME`, where the slashes of a tag are encoded as in the address. */
function inFull(short) {
  const [host, owner, name, tag, file, more] = short.split('/')
  if (file === undefined || more !== undefined) throw new Refusal('noBuildThere')
  return `https://${host}/${owner}/${name}/releases/download/${tag}/${file}.plist`
}

function inShort(manifest) {
  return manifest.replace(/^https:\/\/([^/]+\/[^/]+\/[^/]+)\/releases\/download|\.plist$/g, '$1')
}

/**
 * The one form of address that is taken: `https://HOST/OWNER/REPOSITORY/releases/download/TAG/NAME.plist`.
 * Compared with the text itself, before any browser tidies it up; so there is no user before the host, no
 * backslash, no `..`, no query. Owner and repository are names that GitHub gives, ASCII alone.
 */
const address =
  /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)\/([A-Za-z0-9][A-Za-z0-9_-]{0,38})\/([A-Za-z0-9._-]{1,100})\/releases\/download\/([A-Za-z0-9._!~'()+@,=%-]{1,1000})\/[A-Za-z0-9][A-Za-z0-9._-]{0,250}\.plist$/

function readManifest(manifest, hosts) {
  const [whole, host, owner, name, segment] = address.exec(manifest) ?? []
  if (whole === undefined || !hosts.includes(host) || /^\.{1,2}$/.test(name)) {
    throw new Refusal('noBuildThere')
  }
  const tag = readTag(segment)
  const home = `https://${host}/${owner}/${name}`
  const release = `${home}/releases/tag/${segment}`
  if (new URL(manifest).href !== manifest || new URL(release).href !== release) {
    throw new Refusal('ambiguous')
  }
  return { manifest, host, home, release, tag, repository: `${owner}/${name}` }
}

/** Encoded once and in the one usual way: whoever writes `%2e` for a dot, or `%25`, hides something. */
function readTag(segment) {
  const tag = decoded(segment)
  const again = encodeURIComponent(tag).replace(/%(?:2B|40|2C|3D)/g, decodeURIComponent)
  const plain = segment.replace(/%(?:2B|40|2C|3D)/g, decodeURIComponent)
  if (again !== plain || !isTagName(tag)) throw new Refusal('ambiguous')
  return tag
}

/** What `git check-ref-format` takes, without `%` and without characters that nobody sees. */
function isTagName(tag) {
  const forbidden = /[\p{C}\p{Z}~^:?*[\\%]|\.\.|@\{|\/\/|^[-/]|[/.]$/u
  return !forbidden.test(tag) && tag.split('/').every(part => part !== '' && !part.startsWith('.'))
}

/** A text to show: one line, and nothing in it that turns the direction of what stands around it. */
function shown(text = '') {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .trim()
  return [...line].slice(0, longestText).join('')
}

/** Empty for what has another form: it is only shown, so the build can be installed all the same. */
function matching(text = '', form) {
  return form.test(text) ? text : ''
}

function momentIn(milliseconds) {
  const date = new Date(milliseconds || Number.NaN)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** What iOS opens. It decodes `url` once. */
export function installLink(manifest) {
  return `itms-services://?action=download-manifest&url=${encodeURIComponent(manifest)}`
}

/** Bytes of a code of version 10 that corrects little (ISO/IEC 18004, table 7): a camera reads it off any screen. */
const longestCode = 271

const encoded = text => encodeURIComponent(text).replaceAll('%2F', '/')

/** The page's address for a camera: the manifest and what the device is judged by; of the rest what there is room for. */
export function addressToScan(page, build) {
  const seconds = build.ends && Math.floor(Date.parse(build.ends) / 1000).toString(36)
  const pairs = [
    ['o', build.os],
    ['f', build.only],
    ['r', build.verdict],
    ['e', seconds],
    ['k', build.kind + build.devices],
    ['t', build.title],
    ['n', build.version],
    ['p', build.pull],
    ['c', build.channel],
    ['s', build.size],
  ]
  return pairs.reduce(
    (address, [key, value]) => {
      const longer = `${address}&${key}=${encoded(value)}`
      return value !== '' && longer.length <= longestCode ? longer : address
    },
    `${page}#v=2&m=${encoded(inShort(build.manifest))}`,
  )
}
