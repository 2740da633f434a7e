import { type HttpsUrl, httpsUrl } from '../https-url'
import { code, joined, link, type Markdown, md, preformatted } from './markdown'

/**
 * The hint of an error, readable and ready to copy: settings addresses as links, words in backticks as
 * code, and an indented paragraph (the `permissions:` lines) as it stands. Nothing for an empty hint.
 */
export function whatToDo(hint: string): Markdown {
  const paragraphs = hint
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter(paragraph => paragraph !== '')
    .map(paragraph => (/^\s/m.test(paragraph) ? preformatted(paragraph) : prose(paragraph, word)))
  return paragraphs.length === 0 ? md`` : md`**What to do:** ${joined(paragraphs, '\n\n')}`
}

/** A sentence of ours that may quote others: lines stay lines, words in backticks become code. */
export function explained(sentence: string): Markdown {
  return prose(sentence, text => md`${text}`)
}

function prose(text: string, word: (text: string) => Markdown): Markdown {
  const rows = text.split('\n').filter(row => row.trim() !== '')
  return joined(
    rows.map(row => codeAndWords(row, word)),
    '<br>',
  )
}

/** Split at spaces first, so that nothing is escaped together with what it was not written with. */
function codeAndWords(row: string, word: (text: string) => Markdown): Markdown {
  const words = row.trim().match(/`[^`]+`[^\s`]*|\S+/g) ?? []
  return joined(
    words.map(text => codeOrWord(text, word)),
    ' ',
  )
}

function codeOrWord(text: string, word: (text: string) => Markdown): Markdown {
  const [, quoted, rest = ''] = /^`([^`]+)`(.*)$/.exec(text) ?? []
  return quoted === undefined ? word(text) : md`${code(quoted)}${rest}`
}

/** A word that is an address, with the punctuation of the sentence around it. */
const addressInWord = /^([("“«]?)(https:\/\/.+?)([.,;:)"”»]*)$/

/** Only addresses of GitHub's settings and documents: a title quoted in a hint makes no other link. */
function word(text: string): Markdown {
  const [, before = '', address = '', after = ''] = addressInWord.exec(text) ?? []
  const url = addressOf(address)
  if (url === undefined || !isGitHub(url)) return md`${text}`
  return md`${before}${link(address, url)}${after}`
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
