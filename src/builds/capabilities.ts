/** What Apple's «Required Device Capabilities» lists, for people: words, which pages say in other languages too. */
export const capabilityWords = {
  'auto-focus-camera': 'a camera with autofocus',
  'camera-flash': 'a camera flash',
  'front-facing-camera': 'a front camera',
  gyroscope: 'a gyroscope',
  'iphone-ipad-minimum-performance-a12': 'an A12 chip or later',
  'location-services': 'location services',
  magnetometer: 'a compass',
  microphone: 'a microphone',
  'still-camera': 'a camera',
  telephony: 'phone calls',
  'video-camera': 'a video camera',
} as const

export type WordedCapability = keyof typeof capabilityWords

/** Names that are the same in every language. What is not in here keeps its own. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['arkit', 'ARKit'],
  ['bluetooth-le', 'Bluetooth'],
  ['gamekit', 'Game Center'],
  ['gps', 'GPS'],
  ['healthkit', 'HealthKit'],
  ['metal', 'Metal'],
  ['nfc', 'NFC'],
  ['sms', 'SMS'],
  ['wifi', 'Wi-Fi'],
])

/** Every device with iOS 11 or later has these: nobody is helped by reading them. */
const EVERYWHERE: readonly string[] = ['arm64', 'armv6', 'armv7', 'opengles-1', 'opengles-2']

/** Shown on a page; real apps ask for one to three. */
const MOST = 6

/** What an app asks of a device beyond what all of them have, and how much of it is not named. */
export function askedOf(capabilities: readonly string[]): {
  readonly named: readonly string[]
  readonly more: number
} {
  const asked = capabilities.filter(one => !EVERYWHERE.includes(one))
  return { named: asked.slice(0, MOST), more: Math.max(0, asked.length - MOST) }
}

export function isWorded(capability: string): capability is WordedCapability {
  return Object.hasOwn(capabilityWords, capability)
}

export function capabilityName(capability: string): string {
  return NAMES.get(capability) ?? capability
}

/** `NFC`, `a gyroscope`. */
export function capabilitiesInWords(capabilities: readonly string[]): readonly string[] {
  const { named, more } = askedOf(capabilities)
  const shown = named.map(one => (isWorded(one) ? capabilityWords[one] : capabilityName(one)))
  return more > 0 ? [...shown, `${more} more capabilities`] : shown
}
