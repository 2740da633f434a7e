import { createHash } from 'node:crypto'
import { httpsUrl } from '../../../src/primitives/https-url'
import { qrPng } from '../../../src/site/qr'
import { siteUrl } from '../build-record'

/** A build that differs each time by a few bytes: its signature is made anew, with random numbers in it. */
export interface Drifting {
  readonly run: number
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** Bytes to which sizes are rounded: what people are shown. */
const GRAIN = 100_000

/** A digest on a page, in groups. */
function asShown(sha256: string): string {
  return sha256.replaceAll(/.{8}/g, '<span>$&</span>')
}

/**
 * Takes such digests and sizes for fixed ones, in texts, addresses and QR codes, so that the same source gives the same
 * pictures.
 */
export class Pin {
  private readonly builds: readonly Drifting[]

  constructor(builds: readonly Drifting[]) {
    this.builds = builds
  }

  text(text: string): string {
    return this.builds.reduce((pinned, { run, sha256, size }) => {
      const fixed = createHash('sha256').update(`build ${run}`).digest('hex')
      return pinned
        .replaceAll(sha256, fixed)
        .replaceAll(asShown(sha256), asShown(fixed))
        .replaceAll(String(size), String(Math.round(size / GRAIN) * GRAIN))
        .replaceAll(`${run}-${sha256.slice(0, 8)}`, `${run}-${fixed.slice(0, 8)}`)
    }, text)
  }

  files(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
    return new Map([...files].map(([path, bytes]) => this.#file(this.text(path), bytes)))
  }

  #file(path: string, bytes: Uint8Array): readonly [string, Uint8Array] {
    if (path.endsWith('/qr.png')) {
      return [path, qrPng(httpsUrl(path.replace(/[^/]+$/, ''), siteUrl))]
    }
    if (!/\.(?:html|json|plist)$/.test(path)) return [path, bytes]
    return [path, Buffer.from(this.text(Buffer.from(bytes).toString()))]
  }
}
