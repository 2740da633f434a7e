/** A text from outside, and what people are to read of it. */
export interface HostileText {
  readonly kind: string
  readonly raw: string
  readonly shown: string
  /** Where it comes from; an IPA's name that looks like an unfilled build setting is passed over. */
  readonly from: 'ipa' | 'input'
}

function asItIs(kind: string, raw: string, from: HostileText['from'] = 'ipa'): HostileText {
  return { kind, raw, shown: raw, from }
}

export const hostileTexts: readonly HostileText[] = [
  asItIs(
    'markup, a mention, a reference, a link, Chinese, ends of sections',
    `A&B <"Ünï"> 'x' ✓ @everyone #1 [x](http://e) 网页传值 ]]> --> <!-- </title></h1><script>alert(1)</script>`,
  ),
  asItIs('a workflow command', '::error::x'),
  asItIs('an encoded workflow command', '%0A::set-output name=title::evil%0D%25', 'input'),
  asItIs('a workflow command of old', '##[add-mask]Example'),
  asItIs(
    'table, list and templates',
    `- [ ] | a | b |\\| ![i](x.png) ~~s~~ :tada: www.evil.example \${{ secrets.A }} {{title}} {{{notes}}} \`id\` $(id) <%= 1 %>`,
    'input',
  ),
  {
    kind: 'several lines',
    raw: 'One\nTwo\r\n::error::Three\u2028##[group]Four',
    shown: 'One Two ::error::Three ##[group]Four',
    from: 'input',
  },
  {
    kind: 'text that runs backwards, the end of a here-document',
    raw: 'Safe\u202Egpj.exe\u202C \u2066x\u2069\nghadelimiter_0\nEOF\nevil=1',
    shown: 'Safegpj.exe x ghadelimiter_0 EOF evil=1',
    from: 'ipa',
  },
  { kind: '500 characters', raw: 'Ü'.repeat(500), shown: `${'Ü'.repeat(199)}…`, from: 'ipa' },
]
