/**
 * Settings of fontconfig under which Chromium takes Inter for the platform's font: on a phone and on GitHub it is San
 * Francisco, Segoe UI or Noto Sans, of which Inter is the nearest that Debian has.
 */
export function fontSettings(cache: string): string {
  const families = ['sans-serif', 'system-ui', '-apple-system', 'Helvetica', 'Arial', 'Noto Sans']
  const aliases = families.map(
    family =>
      `<alias binding="same"><family>${family}</family><prefer><family>Inter</family></prefer></alias>`,
  )
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<cachedir>${cache}</cachedir>
${aliases.join('\n')}
<alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`
}
