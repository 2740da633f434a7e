import type { PlistInput } from './plist-input'

/** The keys of a list; those that are undefined are left out. */
export type InfoPlist = Readonly<Record<string, PlistInput | undefined>>

/** Keys and types as in exports of Xcode 26, with `changes` over them. */
export function infoPlistKeys(changes: InfoPlist = {}): InfoPlist {
  return {
    BuildMachineOSBuild: '25B78',
    CFBundleDevelopmentRegion: 'en',
    CFBundleDisplayName: 'Example',
    CFBundleExecutable: 'Example',
    ...iconKeys,
    CFBundleIdentifier: 'com.example.app',
    CFBundleInfoDictionaryVersion: '6.0',
    CFBundleName: 'Example',
    CFBundlePackageType: 'APPL',
    CFBundleShortVersionString: '1.2.3',
    CFBundleSupportedPlatforms: ['iPhoneOS'],
    CFBundleVersion: '45',
    DTCompiler: 'com.apple.compilers.llvm.clang.1_0',
    DTPlatformBuild: '23B77',
    DTPlatformName: 'iphoneos',
    DTPlatformVersion: '26.1',
    DTSDKBuild: '23B77',
    DTSDKName: 'iphoneos26.1',
    DTXcode: '2610',
    DTXcodeBuild: '17B55',
    LSRequiresIPhoneOS: true,
    MinimumOSVersion: '15.0',
    UIDeviceFamily: [1, 2],
    UILaunchStoryboardName: 'LaunchScreen',
    UIRequiredDeviceCapabilities: ['arm64'],
    UISupportedInterfaceOrientations: ['UIInterfaceOrientationPortrait'],
    ...changes,
  }
}

const iconKeys: InfoPlist = {
  CFBundleIcons: {
    CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'], CFBundleIconName: 'AppIcon' },
  },
  'CFBundleIcons~ipad': {
    CFBundlePrimaryIcon: {
      CFBundleIconFiles: ['AppIcon60x60', 'AppIcon76x76'],
      CFBundleIconName: 'AppIcon',
    },
  },
}

/** Without a usable key the file is there all the same, under the usual name. */
export function executableName({ CFBundleExecutable: name }: InfoPlist): string {
  return typeof name === 'string' ? name : 'Example'
}
