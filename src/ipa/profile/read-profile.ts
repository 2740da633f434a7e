import { readCertificate } from '../../formats/cms/certificate'
import { readSignedContent } from '../../formats/cms/cms'
import {
  arrayAt,
  booleanAt,
  dateAt,
  dictionary,
  dictionaryAt,
  type PropertyList,
  type PropertyListDictionary,
  stringAt,
  stringsAt,
} from '../../formats/property-list/property-list'
import { parsePropertyListDictionary } from '../../formats/property-list/read'
import { ActionError } from '../../primitives/errors'
import { plainText } from '../../primitives/plain-text'
import { completed, derCertificateDigests, derProfileIn } from './der-profile'
import type { ProvisioningProfile, SigningCertificate } from './provisioning-profile'
import { type ProfileSignature, readProfileSignature } from './signature'

/** Keys of which a profile has at least one; Apple TN3125 describes the first three. */
const PROFILE_KEYS = [
  'Entitlements',
  'DeveloperCertificates',
  'ExpirationDate',
  'UUID',
  'TeamIdentifier',
  'ProvisionedDevices',
] as const

/** Characters of a name for people. The portal allows 50; tools write longer ones. */
const MAX_NAME = 200

/** Characters. A team identifier has ten, a UUID 36. */
const MAX_IDENTIFIER = 64

/**
 * Reads an `embedded.mobileprovision`: a property list in CMS SignedData, or, as tools leave it, the
 * bare list. A signature that does not hold is part of the answer. Lenient about what is missing inside.
 *
 * @throws ActionError `malformed` when there is no profile in these bytes.
 */
export function readProfile(bytes: Uint8Array): ProvisioningProfile {
  const list = parsePropertyListDictionary(propertyListIn(bytes))
  const der = derProfileIn(list)
  const root = completed(list, der)
  if (!PROFILE_KEYS.some(key => root.has(key))) {
    throw new ActionError(`property list with none of ${PROFILE_KEYS.join(', ')}: no profile`, {
      code: 'malformed',
    })
  }
  const known = profileOf(root)
  return {
    ...known,
    certificateDigests: [
      ...new Set([...known.certificates.map(one => one.sha256), ...derCertificateDigests(der)]),
    ],
    signature: signatureOf(bytes),
  }
}

function signatureOf(bytes: Uint8Array): ProfileSignature {
  return isBarePropertyList(bytes) ? { kind: 'absent' } : readProfileSignature(bytes)
}

function propertyListIn(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new ActionError('the file is empty', { code: 'malformed' })
  if (isBarePropertyList(bytes)) return bytes
  try {
    return readSignedContent(bytes)
  } catch (reason) {
    const slice = xmlSlice(bytes)
    if (slice === undefined) throw reason
    return slice
  }
}

/** `<`, also behind a byte order mark or white space, or `bplist`; CMS starts with 0x30. */
function isBarePropertyList(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  return /^(?:bplist|(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*<)/.test(start)
}

/** For a damaged envelope around a whole list. Right only where the list lies in one piece. */
function xmlSlice(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = file.indexOf('<?xml')
  const end = file.indexOf('</plist>', Math.max(start, 0))
  return start < 0 || end < 0 ? undefined : file.subarray(start, end + '</plist>'.length)
}

function profileOf(
  root: PropertyListDictionary,
): Omit<ProvisioningProfile, 'signature' | 'certificateDigests'> {
  const entitlements = dictionaryAt(root, 'Entitlements') ?? dictionary({})
  const listed = arrayAt(root, 'DeveloperCertificates') ?? []
  const certificates = listed.flatMap(certificateIn)
  return {
    name: plainText(stringAt(root, 'Name') ?? '', MAX_NAME),
    uuid: identifier(stringAt(root, 'UUID') ?? ''),
    teamIds: stringsAt(root, 'TeamIdentifier').map(identifier),
    teamName: plainText(stringAt(root, 'TeamName') ?? '', MAX_NAME),
    prefixes: stringsAt(root, 'ApplicationIdentifierPrefix'),
    platforms: stringsAt(root, 'Platform'),
    distribution: distributionOf(root, entitlements),
    account: booleanAt(root, 'LocalProvision') === true ? 'free' : 'paid',
    devices: root.has('ProvisionedDevices') ? stringsAt(root, 'ProvisionedDevices') : undefined,
    expires: dateAt(root, 'ExpirationDate'),
    entitlements,
    applicationIdentifier: stringAt(entitlements, 'application-identifier') ?? '',
    certificates,
    unreadableCertificates: listed.length - certificates.length,
  }
}

/** What is compared as well as shown: one that had to be cleaned is marked, so that it equals no other. */
function identifier(text: string): string {
  const plain = plainText(text, MAX_IDENTIFIER)
  return plain === text ? text : `${plain}…`
}

/** By presence of keys; bitrise-io/go-xcode and expo/eas-cli agree on real profiles. */
function distributionOf(
  root: PropertyListDictionary,
  entitlements: PropertyListDictionary,
): ProvisioningProfile['distribution'] {
  if (root.has('ProvisionsAllDevices') && booleanAt(root, 'ProvisionsAllDevices') !== false) {
    return 'enterprise'
  }
  if (!root.has('ProvisionedDevices')) return 'app-store'
  return booleanAt(entitlements, 'get-task-allow') === true ? 'development' : 'ad-hoc'
}

function certificateIn(listed: PropertyList): readonly SigningCertificate[] {
  if (!(listed instanceof Uint8Array)) return []
  try {
    return [readCertificate(listed)]
  } catch (reason) {
    if (reason instanceof ActionError) return []
    throw reason
  }
}
