import { versionInWords } from '../../builds/in-words'
import { joined, lines, link, type Markdown, md, picture, plainLink } from '../markdown'
import { namedBuild } from '../named-build'
import { shortCommit } from './fine-print'
import { forWhom } from './for-whom'
import { doubtInWords, invitation } from './promise'
import type { WorkingBuild } from './state'

/** Side of the code in CSS pixels: large enough for a camera at arm's length from a screen. */
const QR_WIDTH = 180

/** The cell's own width keeps the picture from being squeezed where the table is narrow. */
const QR_CELL_WIDTH = QR_WIDTH + 16

/** Side of the app's icon in CSS pixels: as high as the line it stands in. */
const ICON_WIDTH = 28

/** The link to tap, for whom it is, and the code to scan beside what to test. */
export function offer(build: WorkingBuild): Markdown {
  const sentences = joined([forWhom(build), doubtInWords(build)], ' ')
  return joined([tapTarget(build), sentences, scanAndTest(build)], '\n\n')
}

/** The link comes first, because chats and mails show the source from its start. */
function tapTarget(build: WorkingBuild): Markdown {
  const heading = md`### ${plainLink(invitation(build), build.install)}`
  if (build.icon === undefined) return heading
  const icon = { url: build.icon, alternative: '', width: ICON_WIDTH, align: 'absmiddle' } as const
  return md`${heading} ${picture(icon)}`
}

export function scanAndTest(build: WorkingBuild): Markdown {
  const cells = md`<td width="${QR_CELL_WIDTH}" valign="top">${qr(build)}</td>${whatToTest(build)}`
  return md`<table>\n<tr>${cells}</tr>\n</table>`
}

function qr(build: WorkingBuild): Markdown {
  const alternative = md`QR code of the install page of ${namedBuild(build)}`
  const code = link(picture({ url: build.qr, alternative, width: QR_WIDTH }), build.install)
  return md`${code}<br><sub>Scan with the camera</sub>`
}

function whatToTest({ notes }: WorkingBuild): Markdown {
  if (notes.trim() === '') return md``
  return md`<td valign="top"><strong>What to test</strong><br>${lines(notes)}</td>`
}

/** In short, below what became of a newer build. */
export function meanwhile(build: WorkingBuild | undefined): Markdown {
  if (build === undefined) return md``
  const doubtful = build.doubt === 'refused-by-ios'
  const verb = build.sideload?.only === true ? 'Get' : 'Install'
  const label = doubtful ? 'the page of the build before' : `${verb} the last good build`
  const install = link(`${label}, ${versionInWords(build)}`, build.install)
  return md`📲 Meanwhile: ${install}, from commit ${shortCommit(build)}.${build.doubt === undefined ? md`` : md` ${doubtInWords(build)}`}`
}
