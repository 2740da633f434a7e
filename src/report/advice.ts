import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import {
  code,
  codedAddress,
  joined,
  linkedAddress,
  type Markdown,
  md,
  preformatted,
  shownAddress,
} from './markdown'

/**
 * The hint of an error, readable and ready to copy: settings addresses as links, words in backticks as
 * code, and an indented paragraph (the `permissions:` lines) as it stands. Nothing for an empty hint.
 */
export function whatToDo(hint: string): Markdown {
  const paragraphs = hint
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter(paragraph => paragraph !== '')
    .map(paragraph =>
      /^\s/m.test(paragraph) ? preformatted(paragraph) : prose(paragraph, linkToGitHub),
    )
  return paragraphs.length === 0 ? md`` : md`**What to do:** ${joined(paragraphs, '\n\n')}`
}

/**
 * A sentence of ours that may quote others: lines stay lines, words in backticks become code, and of the
 * addresses only those of Apple's developer pages are links. A title may look like any other address, so
 * the others can be copied only.
 */
export function explained(sentence: string): Markdown {
  return prose(sentence, linkToApple(codedAddress))
}

type Addressed = (address: string) => Markdown

function linkToApple(otherwise: Addressed): Addressed {
  return address => {
    const url = addressOf(address)
    const known =
      url !== undefined && /^(developer|support)\.apple\.com$/.test(new URL(url).hostname)
    return known ? linkedAddress(url) : otherwise(address)
  }
}

function prose(text: string, addressed: Addressed): Markdown {
  const rows = text.split('\n').filter(row => row.trim() !== '')
  return joined(
    rows.map(row => proseRow(row.trim(), addressed)),
    '<br>',
  )
}

/**
 * Code in backticks, but not in those of a quotation, which are its own; an address without the
 * punctuation of the sentence after it; and, to be copied as they are, the id of a build and what could be
 * the SHA of a commit.
 */
const special =
  /(`(?<!“[^”]*`)[^`]+`|https:\/\/[^\s"<>«»“”]*[^\s"<>«»“”.,;:!?)]|\b(?:\d{1,10}-)?(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}\b)/

/** Splitting at a group leaves what the group matched at the odd places. */
function proseRow(row: string, addressed: Addressed): Markdown {
  const pieces = row.split(special).map((piece, index) => {
    if (index % 2 === 0) return spaced(piece)
    if (piece.startsWith('`')) return code(piece.slice(1, -1))
    return piece.startsWith('https:') ? addressed(piece) : code(piece)
  })
  return joined(pieces, '')
}

/** Escaping trims, and here the space at the ends belongs to the sentence. */
function spaced(piece: string): Markdown {
  const before = piece.startsWith(' ') ? md` ` : md``
  const after = piece.endsWith(' ') && piece.trim() !== '' ? md` ` : md``
  return md`${before}${piece}${after}`
}

/** Only addresses of GitHub's settings and documents: a title quoted in a hint makes no other link. */
function linkToGitHub(address: string): Markdown {
  const url = addressOf(address)
  return url === undefined || !isGitHub(url) ? codedAddress(address) : shownAddress(url)
}

function addressOf(address: string): HttpsUrl | undefined {
  try {
    return httpsUrl(address)
  } catch {
    return undefined
  }
}

function isGitHub(url: HttpsUrl): boolean {
  const { hostname, pathname } = new URL(url)
  return /(^|\.)github(status)?\.com$/.test(hostname) || pathname.includes('/settings/')
}
