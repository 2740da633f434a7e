import type { ProvisioningProfile } from '../../ipa/profile/provisioning-profile'

/**
 * The bundle identifiers that a profile is for: its application identifier without the prefix, for
 * example `com.example.app`, `com.example.*` or `*`; undefined when it names none (Apple TN3125).
 */
export function bundleIdPattern(profile: ProvisioningProfile): string | undefined {
  const { applicationIdentifier, prefixes, teamIds } = profile
  const prefix = [...prefixes, ...teamIds].find(
    candidate => candidate !== '' && applicationIdentifier.startsWith(`${candidate}.`),
  )
  const pattern =
    prefix === undefined
      ? applicationIdentifier.replace(/^[A-Z0-9]{10}\./, '')
      : applicationIdentifier.slice(prefix.length + 1)
  return pattern === '' ? undefined : pattern
}

/** A `*` at the end stands for one character or more; anywhere else it is none of Apple's wildcards. */
export function covers(pattern: string, bundleId: string): boolean {
  if (!pattern.endsWith('*')) return pattern === bundleId
  const stem = pattern.slice(0, -1)
  return bundleId.startsWith(stem) && bundleId.length > stem.length
}
