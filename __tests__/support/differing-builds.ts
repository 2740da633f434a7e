import type { BuildInside, BuildRecord } from '../../src/builds/build-record'
import { withDifference } from '../../src/builds/difference'
import { aRecord } from './build-record'

const inside: BuildInside = {
  entitlements: [
    { name: 'aps-environment', value: 'production' },
    { name: 'com.apple.security.application-groups', value: '[group.com.example.shared]' },
  ],
  usageDescriptions: [
    { name: 'NSCameraUsageDescription', value: '扫描二维码时需要使用相机。此权限仅用于登录。' },
    { name: 'NSLocationWhenInUseUsageDescription', value: 'To show shops near you.' },
  ],
  frameworks: ['Old.framework'],
  extensions: ['com.example.app.share'],
}

const insideNow: BuildInside = {
  entitlements: [
    { name: 'aps-environment', value: 'development' },
    { name: 'com.apple.developer.healthkit', value: 'true' },
  ],
  usageDescriptions: [
    { name: 'NSCameraUsageDescription', value: '扫描二维码、拍摄头像以及识别证件时需要使用相机。' },
    {
      name: 'NSContactsUsageDescription',
      value: '</dd></td><script>alert(1)</script> | @everyone #1 [x](http://e) مثال',
    },
    { name: 'NSMicrophoneUsageDescription', value: '' },
  ],
  frameworks: ['A'.repeat(90), 'New.framework'],
  extensions: ['com.example.app.share'],
}

/** A build that differs from the one before in everything that is compared. */
export function aDifferingBuild(): BuildRecord {
  const before = aRecord({ run: { id: 1, number: 1 }, app: { capabilities: ['arm64', 'wifi'] } })
  const after = aRecord({
    app: {
      bundleId: 'com.example.app.beta',
      minimumOs: '16.4',
      deviceFamilies: ['ipad'],
      capabilities: ['arm64', 'nfc'],
    },
    signing: { distribution: 'development', teamId: 'ZYXWV98765' },
    ipa: { size: 22_345_678, sha256: 'ab'.repeat(32) },
  })
  return withDifference({ ...after, inside: insideNow }, { ...before, inside })
}
