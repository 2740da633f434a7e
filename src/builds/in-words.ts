import type { Distribution } from '../ipa/profile/provisioning-profile'

export const distributionNames: Readonly<Record<Distribution, string>> = {
  development: 'Development',
  'ad-hoc': 'Ad hoc',
  enterprise: 'Enterprise (in-house)',
  'app-store': 'App Store',
  none: 'No provisioning profile',
}
export function distributionInWords(distribution: Distribution): string {
  return distributionNames[distribution]
}

/** `Example 1.2.0 (57)`. */
export function nameOfBuild(build: {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
}): string {
  return `${build.title} ${versionInWords(build)}`
}

/** `1.2.0 (57)`; the build number is left out when there is none, or when it says the same. */
export function versionInWords(build: {
  readonly version: string
  readonly buildNumber: string
}): string {
  const { version, buildNumber } = build
  return buildNumber === '' || buildNumber === version ? version : `${version} (${buildNumber})`
}

/** When a build ends: with its profile or with the certificate that signed it, whichever is nearer. ISO 8601. */
export function nearerEnd(signing: {
  readonly profileExpires: string
  readonly certificateExpires: string
}): { readonly at: string; readonly of: 'profile' | 'certificate' } {
  const { profileExpires: profile, certificateExpires: certificate } = signing
  const isCertificate =
    certificate !== '' && (profile === '' || Date.parse(certificate) < Date.parse(profile))
  return isCertificate ? { at: certificate, of: 'certificate' } : { at: profile, of: 'profile' }
}
