/** What a slice was built for (`PLATFORM_*` of Apple's `mach-o/loader.h`). */
export type MachOPlatform =
  | 'macos'
  | 'ios'
  | 'tvos'
  | 'watchos'
  | 'bridgeos'
  | 'mac-catalyst'
  | 'ios-simulator'
  | 'tvos-simulator'
  | 'watchos-simulator'
  | 'driverkit'
  | 'visionos'
  | 'visionos-simulator'
  | 'unknown'

const PLATFORMS: readonly MachOPlatform[] = [
  'unknown',
  'macos',
  'ios',
  'tvos',
  'watchos',
  'bridgeos',
  'mac-catalyst',
  'ios-simulator',
  'tvos-simulator',
  'watchos-simulator',
  'driverkit',
  'visionos',
  'visionos-simulator',
]

export function platformName(code: number): MachOPlatform {
  return PLATFORMS[code] ?? 'unknown'
}

/** `CPU_ARCH_ABI64` of `mach/machine.h`: set in the cpu type of every 64-bit architecture. */
const ABI_64 = 0x01000000
const X86 = 7
const ARM = 12
/** The high byte of a subtype holds capability bits, such as the pointer authentication version. */
const SUBTYPE_MASK = 0x00ffffff

const ARM_SUBTYPES: ReadonlyMap<number, string> = new Map([
  [6, 'armv6'],
  [9, 'armv7'],
  [11, 'armv7s'],
  [12, 'armv7k'],
])

/** The name Apple's tools print for a cpu, or its number when they know none. */
export function cpuName(type: number, subtype: number): string {
  const detail = subtype & SUBTYPE_MASK
  if (type === (ARM | ABI_64)) return detail === 2 ? 'arm64e' : 'arm64'
  if (type === ARM) return ARM_SUBTYPES.get(detail) ?? 'arm'
  if (type === (X86 | ABI_64)) return 'x86_64'
  if (type === X86) return 'i386'
  return `cpu ${type}`
}

/** Only simulators run iOS, tvOS and watchOS code on these. */
export function isIntel(type: number): boolean {
  return (type & ~ABI_64) === X86
}
