import type { ForwardFault } from '../../ipa/archive/forward-walk'
import { quoted } from '../../primitives/plain-text'
import type { Rule } from '../rule'

/**
 * iOS unpacks while it downloads, and there are archives that installed by cable and not over the air
 * (majd/ipatool#516, #540). These are what readers from front to back give up on; which of them iOS does is
 * not settled, so nothing is refused for it.
 */
export const hardToStream: Rule = ({ forwardFault, file }) => {
  if (forwardFault === undefined) return undefined
  return {
    rule: 'hard-to-stream',
    level: 'warning',
    message: `${quoted(file.name)} cannot be unpacked from front to back, as iOS does it while it downloads: ${inWords(forwardFault)}. The phone may load to the end and then say “Unable to Install”.`,
    fix: 'Give the IPA as xcodebuild -exportArchive wrote it, or unpack it and zip it again into a file, not into a pipe: zip -qry App.ipa Payload.',
  }
}

function inWords({ kind, path }: ForwardFault): string {
  const file = quoted(path)
  switch (kind) {
    case 'endless':
      return `${file} is stored uncompressed, and its size stands only behind it; expected was its size in front`
    case 'descriptor':
      return `the checksum and sizes of ${file} are to stand behind it (data descriptor), and are not there, or wrong`
    case 'stray':
      return `bytes that belong to no file stand behind ${file}; expected was the next file`
    case 'header':
      return `the header in front of ${file} is missing, or says otherwise than the table of contents`
  }
}
