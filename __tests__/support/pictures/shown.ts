import { createHash } from 'node:crypto'
import { siteUrl } from '../build-record'
import { commentPage } from './github-look'
import { type Story, tellStory } from './story'

/** What one picture of the documentation shows. */
export interface Shown {
  readonly name: string
  readonly url: string
  /** What stands at that address. */
  readonly html: string
  readonly view: View
}

/** CSS pixels; without a height the picture is as high as the page. */
interface View {
  readonly width: number
  readonly height?: number
  readonly dark?: true
  readonly phone?: true
  /** Pixels per CSS pixel, default 2; less where the picture would be large. */
  readonly density?: number
}

const pullRequest = 'https://github.com/octo-org/app/pull/42'

/** All pictures, and the files that they load. */
export async function everythingShown(): Promise<{
  readonly pictures: readonly Shown[]
  readonly story: Story
}> {
  const story = await tellStory()
  const { comments, files, install } = story
  const onSite = (name: string, path: string, view: View): Shown => {
    const html = Buffer.from(files.get(`${path}index.html`) ?? '').toString()
    return { name, url: `${siteUrl}${path}`, html, view }
  }
  const onGitHub = (name: string, markdown: string, view: View): Shown => {
    return { name, url: pullRequest, html: commentPage(markdown), view }
  }
  const pictures = [
    onGitHub('comment', comments.ready, { width: 760 }),
    onGitHub('comment-dark', comments.ready, { width: 760, dark: true }),
    onGitHub('refusal', comments.refused, { width: 760 }),
    onSite('page-phone', install, { width: 390, height: 844, phone: true }),
    onSite('page-desktop', install, { width: 1280, height: 800, density: 1.25 }),
    onSite('channel', 'install/pr-42/', { width: 390, phone: true, density: 1.5 }),
    onSite('gallery', 'install/', { width: 760 }),
  ]
  return { pictures, story }
}

/** Tells one state of a page from another. */
export function digestOf({ html }: Shown): string {
  return createHash('sha256').update(html).digest('hex').slice(0, 16)
}

/** What `docs/pictures/shown.json` holds. */
export function digestsOf(pictures: readonly Shown[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pictures.map(picture => [picture.name, digestOf(picture)]))
}
