// What the part of the address behind `#` may say. Everything in it is untrusted: anybody can make a link.

/** Characters. The action stays below 2,000 (src/site/launcher-link.ts); twice that is nobody's honest link. */
const longestFragment = 4000

/** Characters of one text, after which it is cut. The action cuts at 100. */
const longestText = 120

/** A link that is not followed; the message is for whoever opened it, and quotes nothing of the link. */
export class Refusal extends Error {}

/**
 * @param fragment as in the address, without `#`
 * @param hosts servers whose releases are taken, such as `github.com`
 * @throws Refusal
 */
export function readLink(fragment, hosts) {
  const fields = readFields(fragment)
  if (fields.get('v') !== '1') {
    throw new Refusal('The link was made for another version of this page.')
  }
  return {
    ...readManifest(fields.get('manifest') ?? '', hosts),
    title: shown(fields.get('title')) || 'App without a name',
    version: shown(fields.get('version')),
    channel: shown(fields.get('channel')),
    build: matching(fields.get('build'), /^[A-Za-z0-9-]{1,40}$/),
    os: matching(fields.get('os'), /^\d{1,3}(\.\d{1,3}){0,2}$/),
    expires: matching(fields.get('expires'), /^\d{4}-\d\d-\d\d$/),
    size: matching(fields.get('size'), /^\d{1,12}$/),
  }
}

/** `key=value` joined by `&`, each value encoded once. Not URLSearchParams, which takes `+` for a space. */
function readFields(fragment) {
  if (fragment.length > longestFragment) throw new Refusal('The link is too long.')
  const fields = new Map()
  for (const pair of fragment.split('&')) {
    const [key = '', value] = pair.split(/=(.*)/s)
    if (value === undefined) throw new Refusal('The link is damaged: a part of it is missing.')
    if (fields.has(key)) throw new Refusal('The link says the same thing twice.')
    fields.set(key, decoded(value))
  }
  return fields
}

function decoded(value) {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Refusal('The link is damaged: it cannot be decoded.')
  }
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
    throw new Refusal(
      `The link leads to something that is no build on a release of ${hosts.join(' or ')}.`,
    )
  }
  const tag = readTag(segment)
  const home = `https://${host}/${owner}/${name}`
  const release = `${home}/releases/tag/${segment}`
  if (new URL(manifest).href !== manifest || new URL(release).href !== release) {
    throw new Refusal('The link’s address can be read in more than one way.')
  }
  return { manifest, host, home, release, tag, repository: `${owner}/${name}` }
}

/** Encoded once and in the one usual way: whoever writes `%2e` for a dot, or `%25`, hides something. */
function readTag(segment) {
  const tag = decoded(segment)
  const again = encodeURIComponent(tag).replace(/%(?:2B|40|2C|3D)/g, decodeURIComponent)
  const plain = segment.replace(/%(?:2B|40|2C|3D)/g, decodeURIComponent)
  if (again !== plain || !isTagName(tag)) {
    throw new Refusal('The link names a release in a way that hides which one it is.')
  }
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

/** What iOS opens. It decodes `url` once. */
export function installLink(manifest) {
  return `itms-services://?action=download-manifest&url=${encodeURIComponent(manifest)}`
}

/** Characters of an address whose code a camera still reads off a screen. */
const longestCode = 600

/** The page's address for a camera: the manifest always, of the rest what there is room for. */
export function addressToScan(page, build) {
  const optional = ['title', 'version', 'expires', 'os', 'channel', 'build', 'size']
  return optional.reduce(
    (address, key) => {
      const longer = `${address}&${key}=${encodeURIComponent(build[key])}`
      return build[key] !== '' && longer.length <= longestCode ? longer : address
    },
    `${page}#v=1&manifest=${encodeURIComponent(build.manifest)}`,
  )
}
