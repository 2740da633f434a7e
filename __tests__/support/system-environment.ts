/** What a process of Windows needs to find libraries, sockets and programs; nothing elsewhere. */
const NEEDED = ['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP', 'SYSTEMDRIVE']

/** The variables of this machine without which no program starts: where programs are, and little else. */
export function systemEnvironment(
  machine: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const entries = Object.entries(machine).flatMap(([name, value]): [string, string][] => {
    const isNeeded = platform === 'win32' && NEEDED.includes(name.toUpperCase())
    return value !== undefined && isNeeded ? [[name, value]] : []
  })
  // Windows spells it `Path`, and looks it up in any case.
  return {
    ...Object.fromEntries(entries),
    PATH: machine['PATH'] ?? machine['Path'] ?? '/usr/bin:/bin',
  }
}
