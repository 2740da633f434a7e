/**
 * The name that GitHub gives an uploaded file: accents go, other characters become a dot, runs of dots
 * one dot, and a name neither begins nor ends with one (actions/upload-release-asset#57,
 * softprops/action-gh-release#159).
 */
export function assetName(wanted: string): string {
  const plain = wanted.normalize('NFD').replace(/\p{Mn}/gu, '')
  const dotted = plain.replace(/[^A-Za-z0-9._+@-]/gu, '.').replace(/\.{2,}/g, '.')
  return dotted.replace(/^\./, 'default.').replace(/\.$/, '')
}
