import { describe, expect, it } from '@jest/globals'
import { inertLog } from '../../src/runner/inert-log'

describe('inertLog', () => {
  it.each([
    'Example.ipa: Example 1.2.3 (45), com.example.app, signed ad-hoc, 3.0 MB',
    '  indented: std::string, [::1]:8080, C:: and # ## ##',
    '网页传值 ✓ 👩‍👩‍👧',
    '\tone\n\ttwo',
    '',
  ])('leaves ordinary text alone: %j', text => {
    expect(inertLog(text)).toBe(text)
  })

  it.each([
    ['::error::x', ':\u200B:error::x'],
    ['  \t ::set-output name=a::b', '  \t :\u200B:set-output name=a::b'],
    ['\u00A0\u3000::error::x', '\u00A0\u3000:\u200B:error::x'],
    ['\u200B\uFEFF::error::x', ':\u200B:error::x'],
    ['feature/\u202Etxt.exe\u202C \u2066a\u2069', 'feature/txt.exe a'],
    ['\u0000\u001B::error::x', ':\u200B:error::x'],
    ['App\n::error::x', 'App\n:\u200B:error::x'],
    ['App\r::error::x', 'App\n:\u200B:error::x'],
    ['App\r\n::error::x', 'App\n:\u200B:error::x'],
    ['App\u2028::error::x', 'App\n:\u200B:error::x'],
    ['App\u0085::error::x', 'App\n:\u200B:error::x'],
    ['see ##[add-mask]x and ##[error]y', 'see #\u200B#[add-mask]x and #\u200B#[error]y'],
    ['###[group]', '##\u200B#[group]'],
    ['#\u0007#[group]', '#\u200B#[group]'],
    [':\u0007:error::x', ':\u200B:error::x'],
    ['\u001B[31mred\u001B[0m', '[31mred[0m'],
  ])('makes %j inert', (text, expected) => {
    expect(inertLog(text)).toBe(expected)
  })
})
