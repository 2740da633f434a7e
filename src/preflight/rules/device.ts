import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Complaint, Rule } from '../rule'

/** Built for iOS, but for none of the devices that install from a link today. */
export const unsupportedDevice: Rule = app => {
  const complaint = otherFamilies(app)
  return complaint && { rule: 'unsupported-platform', level: 'error', ...complaint }
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
