import { createHash } from 'node:crypto'
import type { SiteFile } from '../shelf'
import { ar } from './ar'
import { de } from './de'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'
import { ko } from './ko'
import type { Language } from './language'
import { ptBr } from './pt-br'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

/** By name (BCP 47), as the script chooses them. English stands in the pages themselves. */
export const languages: Readonly<Record<string, Language>> = {
  ar,
  de,
  es,
  fr,
  ja,
  ko,
  'pt-BR': ptBr,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}

const files = Object.entries(languages).map(([name, texts]) => ({
  name: `${name}.json`,
  bytes: new TextEncoder().encode(`${JSON.stringify(texts)}\n`),
}))

/** Hex digits: enough to tell versions of the texts apart. */
const VERSION_LENGTH = 12

/** Of the texts: hosts keep files for ten minutes, so that new texts need a new address. */
const version = createHash('sha256')
  .update(files.map(({ bytes }) => new TextDecoder().decode(bytes)).join(''))
  .digest('hex')
  .slice(0, VERSION_LENGTH)

/**
 * Folder of the languages, beside the channels. No channel's name ends in `-`, and Jekyll, which drops
 * names that begin with `_` or `.`, passes it.
 */
export const languageFolder = `languages-/${version}`

/** The files of all languages; pages fetch one of them when a visitor's browser asks for it. */
export function languageFiles(directory: string): readonly SiteFile[] {
  return files.map(({ name, bytes }) => ({
    path: `${directory}/${languageFolder}/${name}`,
    content: { kind: 'bytes', bytes },
  }))
}

/** Bytes. The folder stands in the second line of a page. */
const HEAD_OF_PAGE = 1024

/** The folder of languages that a page fetches from; empty for a page that fetches none. */
export function languageFolderNamed(page: Uint8Array): string {
  const head = new TextDecoder().decode(page.subarray(0, HEAD_OF_PAGE))
  return /data-languages="[./]*(languages-\/[0-9a-f]{12})\/"/.exec(head)?.[1] ?? ''
}
