import { createHash } from 'node:crypto'

/** Hidden, so that what uploads a site usually leaves it out. */
export const overlayListName = '.tap-to-install'

const TITLE = 'Files that Tap to Install has put into this folder, as digests of name and content.'

/**
 * Remembers what we have put into a folder, for a next run there: a runner of one's own may keep it.
 * It holds digests, because the path of an unlisted build is a secret and the list may get published.
 */
export class OverlayList {
  readonly #digests: ReadonlySet<string>
  /** false: not a list of ours, or none. */
  readonly isRecognised: boolean

  constructor(digests: Iterable<string>, isRecognised = false) {
    this.#digests = new Set(digests)
    this.isRecognised = isRecognised
  }

  static parse(text: string): OverlayList {
    const [title, ...lines] = text.split('\n')
    if (title !== TITLE) return new OverlayList([])
    return new OverlayList(lines, true)
  }

  /** @param files object names by path */
  static of(files: ReadonlyMap<string, string>): OverlayList {
    return new OverlayList(
      [...files].map(([path, oid]) => digestOf({ path, oid })),
      true,
    )
  }

  has(file: FileName): boolean {
    return this.#digests.has(digestOf(file))
  }

  with(other: OverlayList): OverlayList {
    return new OverlayList([...this.#digests, ...other.#digests], true)
  }

  text(): string {
    return `${[TITLE, ...[...this.#digests].filter(line => line !== '').sort()].join('\n')}\n`
  }
}

interface FileName {
  readonly path: string
  /** Git's name for the content. */
  readonly oid: string
}

function digestOf({ path, oid }: FileName): string {
  return createHash('sha256').update(`${oid} ${path}`).digest('hex')
}
