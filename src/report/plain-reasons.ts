/**
 * Why a build cannot be installed, for somebody who has never heard of a provisioning profile; the finding
 * itself says it exactly.
 */
const reasons: Readonly<Record<string, string>> = {
  'unreadable-ipa': 'The file is damaged, or it is no app for an iPhone or iPad.',
  'simulator-build': 'It was built for the simulator on a Mac and runs on no device.',
  'unsupported-platform': 'It was built for another kind of device than iPhone and iPad.',
  unsigned: 'It is not signed, and iPhones install signed apps only.',
  'no-profile': 'It lacks the file that says who may install it, the provisioning profile.',
  'app-store-profile':
    'It is signed for the App Store. iPhones install such a build from the App Store or TestFlight only.',
  'profile-expired': 'The permission to install it, its provisioning profile, has expired.',
  'certificate-expired': 'The certificate that it is signed with has expired.',
  'no-devices': 'Its provisioning profile names no device that may install it.',
  'bundle-id-mismatch': 'It is signed for an app with another identifier.',
  'no-application-identifier': 'Its signature does not say which app it is.',
  'free-account-profile':
    'It is signed with a free developer account. Such a build can be installed from Xcode only.',
  'invalid-profile': 'The permission to install it, its provisioning profile, is damaged.',
  'signing-identifier-mismatch': 'A part of it is signed under another name than its own.',
  'old-signature': 'Its signature is of an old kind that iOS 15 and later refuse.',
  'unsupported-architecture': 'It was built for processors that iPhones of today do not all have.',
  'ends-at-launch': 'It can be installed, but iOS ends it as soon as it opens.',
  'fairplay-encrypted': 'It comes from the App Store, encrypted for the account that got it there.',
  'signer-not-in-profile':
    'It is signed with a certificate that its provisioning profile does not list.',
  'entitlement-not-in-profile': 'It asks for more than its provisioning profile allows it.',
  'modified-after-signing': 'Something in it was changed after it was signed.',
  'team-not-allowed': 'It is signed by a team that is not allowed here.',
  'nested-code': 'A part of it, such as an extension or a framework, is not as iOS demands.',
  'ipa-too-large': 'It is too large for the place that it would be installed from.',
  'site-not-public': 'The place that it would be installed from is not public.',
  'profile-expires-soon': 'It can be installed for a few more days only.',
  'development-signed': 'It is signed for development: the device has to be in Developer Mode.',
  'device-ids-public': 'The identifiers of its test devices would be public.',
  'ipa-behind-redirect': 'It is fetched by way of a second address.',
  'hard-to-stream': 'It is packed in a way that iOS may not be able to unpack.',
  'enterprise-trust': 'Everybody has to trust its developer once, in Settings.',
}

/** One plain sentence, or two. */
export function plainReason(rule: string): string {
  return reasons[rule] ?? 'iOS would refuse it.'
}
