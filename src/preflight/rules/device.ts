import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Complaint, Rule } from '../rule'

/** Built for iOS, but for none of the devices that install from a link today. */
export const unsupportedDevice: Rule = app => {
  const complaint = oldArchitecture(app) ?? otherFamilies(app)
  return complaint && { rule: 'unsupported-platform', level: 'error', ...complaint }
}

/** Since iOS 11 only 64-bit code runs. A simulator's executable has a finding of its own. */
function oldArchitecture({ executable, folder }: App): Complaint | undefined {
  if (executable.kind !== 'mach-o') return undefined
  const cpus = executable.slices.map(({ cpu }) => cpu)
  const isOld = cpus.length > 0 && cpus.every(cpu => /^arm(?!64)/.test(cpu))
  if (!isOld) return undefined
  return {
    message: `The executable ${quoted(`${folder}/${executable.name}`)} is built for ${quotedList(cpus)}, expected was arm64: iOS 11 and later run nothing else. The phone would only say “Unable to Install” (console: IncorrectArchitecture).`,
    fix: 'In Xcode, set ARCHS to “$(ARCHS_STANDARD)” and take VALID_ARCHS and EXCLUDED_ARCHS out of the build settings, then archive again.',
  }
}

/** `UIDeviceFamily`; an app that names none is taken for an iPhone app. */
function otherFamilies({ deviceFamilies, folder, platforms }: App): Complaint | undefined {
  // What is built for another system is told as that.
  const isForIos = platforms.length === 0 || platforms.includes('iphoneos')
  const fits =
    !isForIos || deviceFamilies.length === 0 || deviceFamilies.some(one => /^ip/.test(one))
  if (fits) return undefined
  return {
    message: `The Info.plist of ${quoted(folder)} names the device families ${quotedList(deviceFamilies)}, expected was iPhone or iPad (UIDeviceFamily 1 or 2). The phone would only say “Unable to Install” (console: DeviceFamilyNotSupported).`,
    fix: 'In Xcode, set TARGETED_DEVICE_FAMILY (General > Supported Destinations) to “1,2”, then archive again.',
  }
}
