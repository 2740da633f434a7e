import { quoted } from '../../primitives/plain-text'
import type { Finding } from '../finding'
import type { Rule } from '../rule'
import { EXPORT_AD_HOC, MOST_FINDINGS } from '../wording'
import {
  type Code,
  codeOf,
  executablePath,
  flawsOf,
  hasOwnProfile,
  isInPlace,
  named,
} from './executables'

/** Encrypted for one Apple account by the App Store: nobody else's device can run it. */
export const fairplayEncrypted: Rule = ({ executable, folder }) => {
  if (executable.kind !== 'mach-o' || !executable.slices.some(slice => slice.encrypted)) {
    return undefined
  }
  return {
    rule: 'fairplay-encrypted',
    level: 'error',
    message: `The executable ${quoted(`${folder}/${executable.name}`)} is encrypted by the App Store (cryptid is not 0): this IPA was downloaded from the store, where a build of your own was expected.`,
    fix: `Give the IPA that your build wrote, not one from the App Store. ${EXPORT_AD_HOC}`,
  }
}

const NO_SIGNATURE =
  'The phone would only say “Unable to Install” (console: 0xe800801c, no code signature found).'

/** Nothing on a device runs, or even installs, without a signature. */
export const unsigned: Rule = app => {
  const [main, ...nested] = codeOf(app)
  const what = main && missingSignature(main)
  const bare = nested.filter(code => !hasOwnProfile(code) && isInPlace(code) && isBare(code))
  return [
    ...(main === undefined || what === undefined ? [] : [unsignedApp(what, main)]),
    ...bare.slice(0, MOST_FINDINGS).map(unsignedPart),
  ]
}

function unsignedApp(what: string, app: Code): Finding {
  return {
    rule: 'unsigned',
    level: 'error',
    message: `The app is not signed: ${what}. ${NO_SIGNATURE}`,
    fix: `Sign the build: take CODE_SIGNING_ALLOWED=NO out of the build command if it is there. ${EXPORT_AD_HOC}`,
    ...causeOf(app),
  }
}

function unsignedPart(code: Code): Finding {
  if (code.executable.kind === 'static-library') return staticLibrary(code)
  return {
    rule: 'unsigned',
    level: 'error',
    message: `${named(code)} is not signed, expected was a signature by the team of the app: ${missingSignature(code) ?? ''}. The phone would say “Unable to Install”, or the app would end as soon as it opens (console: 0xe800801c, no code signature found).`,
    fix: 'In Xcode, set it to “Embed & Sign” under General > Frameworks, Libraries, and Embedded Content; a script that copies it into the app has to run before Xcode signs, or sign it with codesign itself.',
  }
}

/**
 * A signature of what is no Mach-O lies in files beside it, in a format that iOS 15 and later refuse; before,
 * it was 0xe8008001 (firebase/firebase-ios-sdk#9938, openid/AppAuth-iOS#801, mapbox/mapbox-gl-native#3656).
 */
function staticLibrary(code: Code): Finding {
  return {
    rule: 'unsigned',
    level: 'error',
    message: `${named(code)} holds a static library, expected was a dynamic one: ${quoted(executablePath(code))} cannot carry a signature. The phone would only say “Unable to Install”, or that the app “needs to be updated” (console: 0xe8008029, the code signature version is no longer supported).`,
    fix: 'In Xcode, set it to “Do Not Embed” under General > Frameworks, Libraries, and Embedded Content: a static library is part of the app’s executable already.',
    cause: 'contents',
  }
}

/** A folder without any executable is none of the system's business, whatever its name. */
function isBare(code: Code): boolean {
  const { kind } = code.executable
  return kind === 'static-library' || (kind === 'mach-o' && missingSignature(code) !== undefined)
}

/** What is no executable that can be read, nobody can sign. */
export function causeOf({ executable }: Pick<Code, 'executable'>): Pick<Finding, 'cause'> {
  return executable.kind === 'mach-o' ? {} : { cause: 'contents' }
}

/** Why the system would find no signature; undefined when there is one, sound or not. */
export function missingSignature(code: Code): string | undefined {
  const { executable, kind, path, seal } = code
  const file = quoted(executablePath(code))
  if (executable.name === '') return `the Info.plist of ${quoted(path)} names no CFBundleExecutable`
  if (executable.kind === 'missing') return `the executable ${file} is not in the IPA`
  if (executable.kind === 'unreadable') {
    return `the executable ${file} cannot be read (${executable.reason})`
  }
  if (executable.kind === 'static-library') return `the executable ${file} is a static library`
  const bare = executable.slices.filter(slice => slice.codeSignature === undefined)
  if (bare.length > 0 || executable.slices.length === 0) {
    const cpus = bare.map(slice => slice.cpu).join(', ')
    return `the executable ${file} has no code signature${cpus === '' ? '' : ` (${cpus})`}`
  }
  if (flawsOf(code).some(flaw => flaw.kind === 'unsigned-directory')) {
    return `the signature of ${file} names nobody who signed it (ad hoc, by the linker or “codesign -s -”)`
  }
  if (kind === 'library' || seal.kind !== 'absent') return undefined
  return `there is no ${quoted(`${path}/_CodeSignature/CodeResources`)}`
}
