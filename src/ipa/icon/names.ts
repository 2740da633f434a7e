import {
  dictionaryAt,
  type PropertyList,
  type PropertyListDictionary,
} from '../../formats/property-list/property-list'

/** Names taken from `Info.plist`; real ones have one to eight. */
const MAX_NAMES = 64

/** What an icon file adds to its name: a size in points, a scale, a device, the extension. */
const SUFFIX = /^(?:\d[\d.]*x\d[\d.]*)?(?:@\dx)?(?:~[a-z]+)?(?:\.png)?$/i
const SCALE_DEVICE_EXTENSION = /(?:@\dx)?(?:~[a-z]+)?(?:\.png)?$/i

/**
 * The icon names of an app, without scale, device and extension: `CFBundleIcons` and its `~ipad` form, then
 * the keys of the time before iOS 5 (Apple, Information Property List Key Reference). Single names stand
 * where lists belong in real apps.
 */
export function iconNames(info: PropertyListDictionary): readonly string[] {
  const primary = ['CFBundleIcons', 'CFBundleIcons~ipad'].map(key =>
    dictionaryAt(info, key)?.get('CFBundlePrimaryIcon'),
  )
  const values = [
    ...primary.flatMap(namesIn),
    ...textsIn(info.get('CFBundleIconFiles')),
    ...textsIn(info.get('CFBundleIconFiles~ipad')),
    ...textsIn(info.get('CFBundleIconFile')),
  ]
  const names = values.map(value => value.replace(SCALE_DEVICE_EXTENSION, ''))
  return [...new Set(names.filter(name => name !== ''))].slice(0, MAX_NAMES)
}

/** Whether `file`, a path inside the app's folder, is one of the renditions of `name`. */
export function isIconFile(file: string, name: string): boolean {
  return file.startsWith(name) && /\.png$/i.test(file) && SUFFIX.test(file.slice(name.length))
}

function namesIn(primaryIcon: PropertyList | undefined): readonly string[] {
  if (!(primaryIcon instanceof Map)) return textsIn(primaryIcon)
  return [
    ...textsIn(primaryIcon.get('CFBundleIconFiles')),
    ...textsIn(primaryIcon.get('CFBundleIconName')),
  ]
}

function textsIn(value: PropertyList | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(element => typeof element === 'string') : []
}
