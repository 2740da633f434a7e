import { encodePng } from '../../../src/formats/png/png'

const SIDE = 120
/** Samples in each direction, for edges without steps. */
const SAMPLES = 4

/** A white shopping bag before a sunset, as opaque as icons of apps are. */
export function drawIcon(): Uint8Array {
  const rgba = new Uint8Array(SIDE * SIDE * 4)
  for (let at = 0; at < SIDE * SIDE; at++) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)]
    const share = coverage(x, y)
    const slope = (x + y) / (2 * SIDE)
    const ground = [255 - 30 * slope, 150 - 100 * slope, 60 + 50 * slope]
    rgba.set([...ground.map(colour => colour + (255 - colour) * share), 255], at * 4)
  }
  return encodePng({ width: SIDE, height: SIDE, rgba })
}

/** How much of a pixel is bag. */
function coverage(x: number, y: number): number {
  let hits = 0
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const dx = ((sample % SAMPLES) + 0.5) / SAMPLES
    const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES
    if (isBag(x + dx, y + dy)) hits += 1
  }
  return hits / SAMPLES ** 2
}

function isBag(x: number, y: number): boolean {
  const fromHandle = Math.hypot(x - 60, y - 46)
  const isHandle = y < 46 && fromHandle > 13 && fromHandle < 19
  const widening = (y - 46) * 0.08
  const isBody = y > 44 && y < 92 && Math.abs(x - 60) < 28 + widening
  const isSmile = y > 58 && fromHandle > 16 && fromHandle < 20
  return isHandle || (isBody && !isSmile)
}
