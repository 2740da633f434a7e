import { quoted } from '../../primitives/plain-text'
import type { Rule } from '../rule'

/**
 * iOS unpacks while it downloads, and there are archives that installed by cable and not over the air
 * (majd/ipatool#516, #540). Of what a reader from front to back cannot take, this is what the format itself
 * forbids (APPNOTE 4.4.4: the descriptor is for data whose end tells itself).
 */
export const hardToStream: Rule = ({ endless, file }) => {
  if (endless === undefined) return undefined
  return {
    rule: 'hard-to-stream',
    level: 'warning',
    message: `${quoted(file.name)} cannot be unpacked from front to back, as iOS does it while it downloads: ${quoted(endless)} is stored uncompressed, and its size stands only behind it; expected was its size in front. The phone may load to the end and then say “Unable to Install”.`,
    fix: 'Give the IPA as xcodebuild -exportArchive wrote it, or zip it again into a file, not into a pipe: zip -qry App.ipa Payload.',
  }
}
