import type { App } from '../ipa/app'
import { quoted } from '../plain-text'
import type { Rule } from './rule'
import { EXPORT_AD_HOC } from './wording'

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

/** Nothing on a device runs, or even installs, without a signature. */
export const unsigned: Rule = app => {
  const what = missingSignature(app)
  if (what === undefined) return undefined
  return {
    rule: 'unsigned',
    level: 'error',
    message: `The app is not signed: ${what}. The phone would only say “Unable to Install” (console: 0xe800801c, no code signature found).`,
    fix: `Sign the build: take CODE_SIGNING_ALLOWED=NO out of the build command if it is there. ${EXPORT_AD_HOC}`,
  }
}

function missingSignature({ executable, folder, sealed }: App): string | undefined {
  const path = quoted(`${folder}/${executable.name}`)
  if (executable.name === '')
    return `the Info.plist of ${quoted(folder)} names no CFBundleExecutable`
  if (executable.kind === 'missing') return `the executable ${path} is not in the IPA`
  if (executable.kind === 'unreadable') {
    return `the executable ${path} cannot be read (${executable.reason})`
  }
  const bare = executable.slices.filter(slice => slice.codeSignature === undefined)
  if (bare.length > 0 || executable.slices.length === 0) {
    const cpus = bare.map(slice => slice.cpu).join(', ')
    return `the executable ${path} has no code signature${cpus === '' ? '' : ` (${cpus})`}`
  }
  return sealed ? undefined : `there is no ${quoted(`${folder}/_CodeSignature/CodeResources`)}`
}
