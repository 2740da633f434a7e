import type { Certificate } from '../../formats/cms/certificate'
import type { PropertyListDictionary } from '../../formats/property-list/property-list'
import type { ProfileSignature } from './signature'

/** How a build may reach devices; follows from the keys of the profile (contract section 7). */
export type Distribution = (typeof distributions)[number]

export const distributions = ['development', 'ad-hoc', 'enterprise', 'app-store', 'none'] as const

/** One of the profile's `DeveloperCertificates`. */
export type SigningCertificate = Certificate

/** An `embedded.mobileprovision`, read (Apple TN3125). */
export interface ProvisioningProfile {
  readonly name: string
  readonly uuid: string
  readonly teamIds: readonly string[]
  readonly teamName: string
  /** `ApplicationIdentifierPrefix`; may differ from the team identifier. */
  readonly prefixes: readonly string[]
  /** `Platform`, for example `['iOS', 'xrOS']`; empty in profiles before about 2016. */
  readonly platforms: readonly string[]
  readonly distribution: Exclude<Distribution, 'none'>
  /** `free`: `LocalProvision`, a personal team outside the Apple Developer Program. */
  readonly account: 'free' | 'paid'
  /** `ProvisionedDevices`; undefined when the key is absent. */
  readonly devices: readonly string[] | undefined
  /** undefined when the key is missing or is no date. */
  readonly expires: Date | undefined
  readonly entitlements: PropertyListDictionary
  /** `Entitlements.application-identifier`, with prefix, may end in `*`; empty when missing. */
  readonly applicationIdentifier: string
  /** In the profile's order; those that could not be read are left out. */
  readonly certificates: readonly SigningCertificate[]
  /** How many of `DeveloperCertificates` could not be read. */
  readonly unreadableCertificates: number
  /** SHA-256 of every certificate it is for, lower-case hex: also of those that only its DER form names. */
  readonly certificateDigests: readonly string[]
  readonly signature: ProfileSignature
}
