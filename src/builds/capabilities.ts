/** What Apple's «Required Device Capabilities» lists, for people. What is not in here keeps its own name. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['arkit', 'ARKit'],
  ['auto-focus-camera', 'a camera with autofocus'],
  ['bluetooth-le', 'Bluetooth'],
  ['camera-flash', 'a camera flash'],
  ['front-facing-camera', 'a front camera'],
  ['gamekit', 'Game Center'],
  ['gps', 'GPS'],
  ['gyroscope', 'a gyroscope'],
  ['healthkit', 'Health'],
  ['iphone-ipad-minimum-performance-a12', 'an A12 chip or later'],
  ['location-services', 'location services'],
  ['magnetometer', 'a compass'],
  ['metal', 'Metal'],
  ['microphone', 'a microphone'],
  ['nfc', 'NFC'],
  ['sms', 'SMS'],
  ['still-camera', 'a camera'],
  ['telephony', 'phone calls'],
  ['video-camera', 'a video camera'],
  ['wifi', 'Wi-Fi'],
])

/** Every device with iOS 11 or later has these: nobody is helped by reading them. */
const EVERYWHERE: readonly string[] = ['arm64', 'armv6', 'armv7', 'opengles-1', 'opengles-2']

/** Shown on a page; real apps ask for one to three. */
const MOST = 6

/** What an app asks of a device beyond what all of them have: `NFC`, `a gyroscope`. */
export function capabilitiesInWords(capabilities: readonly string[]): readonly string[] {
  const asked = capabilities.filter(one => !EVERYWHERE.includes(one))
  const shown = asked.slice(0, MOST).map(one => NAMES.get(one) ?? one)
  const more = asked.length - shown.length
  return more > 0 ? [...shown, `${more} more capabilities`] : shown
}
