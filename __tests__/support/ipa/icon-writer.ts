import type { Bitmap } from '../../../src/formats/png/bitmap'
import { cgbi } from './cgbi-writer'

/** A square whose every pixel differs from its neighbours, so that a swap or a shift shows. */
export function gradient(
  side: number,
  alpha: (x: number, y: number) => number = () => 255,
): Bitmap {
  const rgba = new Uint8Array(4 * side * side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = 4 * (y * side + x)
      rgba[at] = Math.round((255 * x) / side)
      rgba[at + 1] = Math.round((255 * y) / side)
      rgba[at + 2] = 200
      rgba[at + 3] = alpha(x, y)
    }
  }
  return { width: side, height: side, rgba }
}

type IconFile = readonly [path: string, data: Uint8Array]

/** Made once: it is the same for nearly every IPA. */
const usual: IconFile[] = []

/** The loose icons that Xcode leaves beside `Assets.car`. */
export function iconFiles(icon: 'none' | Uint8Array | undefined): readonly IconFile[] {
  if (icon === 'none') return []
  if (icon) return [['AppIcon60x60@2x.png', icon]]
  if (usual.length === 0) {
    const plain = { chunkSize: 16_384, filter: 1 }
    usual.push(['AppIcon60x60@2x.png', cgbi(gradient(120), plain)])
    usual.push(['AppIcon76x76@2x~ipad.png', cgbi(gradient(152), plain)])
  }
  return usual
}
