import { httpsUrl } from '../../src/primitives/https-url'
import { type LaunchedBuild, launcherLink } from '../../src/site/launcher-link'

const good =
  'https://github.com/octo-org/app/releases/download/tap-to-install/pr-42-com-example-app.57-1f2e3d4c.0123456789abcdef.plist'

/** A build as the action tells the launcher of it. */
export function aLaunchedBuild(
  title = 'Example',
  manifest = good,
  app: Partial<LaunchedBuild['app']> = {},
): LaunchedBuild {
  return {
    manifest: httpsUrl(manifest),
    channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
    size: 48_200_000,
    app: {
      title,
      version: '1.2.3',
      buildNumber: '45',
      minimumOs: '15.0',
      deviceFamilies: ['iphone', 'ipad'],
      verdict: 'sound',
      signing: {
        distribution: 'ad-hoc',
        deviceCount: 12,
        profileExpires: new Date(Date.now() + 90.5 * 86_400_000).toISOString(),
        certificateExpires: '',
      },
      ...app,
    },
  }
}

/** As links were written before; launcher/README.md describes both forms. */
export function formerFragment(expires: string): string {
  return `v=1&manifest=${encodeURIComponent(good)}&title=Example&version=1.2.3%20(45)&build=57-1f2e3d4c&channel=Pull%20request%20%2342&os=15.0&expires=${expires}&size=48200000`
}

/** What the action puts behind `#`. */
export function fragmentOf(build: LaunchedBuild): string {
  return launcherLink(httpsUrl('https://launcher.example/'), build).split('#')[1] ?? ''
}

const plain = (manifest: string): string => `v=1&manifest=${encodeURIComponent(manifest)}&title=App`

const short = (manifest: string): string => `v=2&m=${manifest}&t=App`

const at = (tag: string): string =>
  plain(`https://github.com/octo-org/app/releases/download/${tag}/a.plist`)

/** Each must be refused: no button, nothing run, nothing asked of anybody. */
export const hostileFragments: Readonly<Record<string, string>> = {
  'a script': plain('javascript:alert(1)'),
  'a script that ends like a manifest': plain(
    'javascript:alert(1)//github.com/octo-org/app/releases/download/v1/a.plist',
  ),
  data: plain('data:application/xml,<plist/>'),
  'the link of iOS itself': plain(`itms-services://?action=download-manifest&url=${good}`),
  http: plain(good.replace('https:', 'http:')),
  'no scheme': plain(good.replace('https:', '')),
  'capitals in the scheme': plain(good.replace('https', 'HTTPS')),
  'another host': plain(good.replace('github.com', 'evil.example')),
  'a host that begins alike': plain(good.replace('github.com', 'github.com.evil.example')),
  'a host that ends alike': plain(good.replace('github.com', 'evilgithub.com')),
  'a host below': plain(good.replace('github.com', 'pages.github.com')),
  'a dot after the host': plain(good.replace('github.com', 'github.com.')),
  'a host with a letter that looks alike': plain(good.replace('github', 'g\u0456thub')),
  'a full-width dot': plain(good.replace('github.com', 'github\uFF0Ecom')),
  'a port': plain(good.replace('github.com', 'github.com:8443')),
  'a user': plain(good.replace('github.com', 'octo@github.com')),
  'the host as user': plain(good.replace('github.com', 'github.com@evil.example')),
  'the host as user and password': plain(good.replace('github.com', 'github.com:x@evil.example')),
  backslashes: plain(good.replace('https://', 'https:\\\\')),
  'a backslash after the host': plain(good.replace('github.com/', 'github.com\\@evil.example/')),
  'three slashes': plain(good.replace('https://', 'https:///')),
  'a line break': plain(good.replace('github', 'git\nhub')),
  'a tab': plain(good.replace('.com', '.c\tom')),
  'white space around': plain(` ${good} `),
  'a query': plain(`${good}?x=1`),
  'a fragment': plain(`${good}#x`),
  'another file': plain(good.replace('.plist', '.html')),
  'another place on GitHub': plain('https://github.com/octo-org/app/raw/main/a.plist'),
  'the newest release': plain('https://github.com/octo-org/app/releases/latest/download/a.plist'),
  'dots for a path': at('..'),
  'two dots in between': plain(good.replace('/download/', '/download/../')),
  'dots for a repository': plain(good.replace('/app/', '/../')),
  'encoded dots': at('%2e%2e'),
  'encoded dots in capitals': at('%2E%2E'),
  'an encoded way up': at('v1%2F..%2F..'),
  'an encoded slash in the repository': plain(good.replace('/app/', '/app%2Fx/')),
  'encoded twice': at('%252e%252e'),
  'everything encoded twice': `v=1&manifest=${encodeURIComponent(encodeURIComponent(good))}`,
  'a needless encoding': at('%76%31'),
  'small letters in an encoding': at('a%2fb'),
  'half an encoding': 'v=1&manifest=%E4%B8',
  'half an encoding in the tag': at('%E4%B8'),
  'text that turns around': plain(`${good.slice(0, -6)}\u202Etsilp.plist`),
  'text that turns around in the tag': at('v1%E2%80%AE'),
  'an invisible letter in the owner': plain(good.replace('octo', 'oc\u200Bto')),
  markup: plain('"><img src=x onerror=alert(1)>'),
  'markup in the name': plain(good.replace('pr-42', '"><script>alert(1)</script>')),
  'markup for everything': '<img src=x onerror=alert(1)>',
  'markup for a key': 'v=1&<img src=x onerror=alert(1)>',
  oversized: `v=1&manifest=${encodeURIComponent(good)}&title=${'x'.repeat(4000)}`,
  'no manifest': 'v=1&title=App',
  'an empty manifest': 'v=1&manifest=&title=App',
  'two manifests': `${plain(good)}&manifest=${encodeURIComponent(good)}`,
  'a later version': plain(good).replace('v=1', 'v=3'),
  'the short form of another host': short('evil.example/octo-org/app/v1/a'),
  'a short form with a user': short('octo@github.com/octo-org/app/v1/a'),
  'a short form with the host as user': short('github.com:x@evil.example/octo-org/app/v1/a'),
  'a short form without a name': short('github.com/octo-org/app/v1'),
  'a short form that goes on': short('github.com/octo-org/app/v1/a/b'),
  'a short form with a way up': short('github.com/octo-org/../v1/a'),
  'a short form with encoded dots': short('github.com/octo-org/app/%252e%252e/a'),
  'a short form with a query': short('github.com/octo-org/app/v1/a%3Fb'),
  'a short form with a backslash': short('github.com%5Cevil.example/octo-org/app/v1/a'),
  'a short form with an empty owner': short('github.com//app/v1/a'),
  'a short form with markup': short('github.com/octo-org/app/v1/%3Cimg src=x onerror=alert(1)%3E'),
  'a script in short': short('javascript:alert(1)//github.com/octo-org/app/v1/a'),
  'an empty short form': short(''),
  'the long form said to be short': plain(good).replace('v=1', 'v=2'),
  'no version': plain(good).replace('v=1&', ''),
  'a version that is inherited': 'toString=1&__proto__=2',
  'nothing but separators': '&&&',
}
