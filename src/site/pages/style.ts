/** What a page about one build needs. */
const basics = `
:root {
  color-scheme: light dark;
  --page: #f5f5f7; --card: #fff; --text: #1d1d1f; --quiet: #5f5f66; --line: #e3e3e8;
  --link: #0058b8; --button: #0066cc; --press: #0055aa; --warn: #fff6e0; --warn-edge: #b87900;
  --shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 8px 24px rgb(0 0 0 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0b0b0d; --card: #1b1b1e; --text: #f2f2f5; --quiet: #a5a5ad; --line: #323237;
    --link: #6cb4ff; --button: #0a6ddb; --press: #0a5cb8; --warn: #2c2413; --warn-edge: #e0a63c;
    --shadow: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; font-size: 106.25%; }
@supports (font: -apple-system-body) {
  @media (pointer: coarse) { html { font: -apple-system-body; } }
}
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.47 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 38rem; margin: 0 auto; padding: 1.6rem max(1.2rem, env(safe-area-inset-right)) 2.4rem max(1.2rem, env(safe-area-inset-left)); }
main, .of, .top, .more, .line { display: flex; flex-direction: column; gap: 1.2rem; }
h1, h2, h3, p, dl, dd, ul, ol { margin: 0; }
h1 { font-size: 1.53rem; line-height: 1.2; letter-spacing: -.015em; }
h2 { font-size: 1.18rem; line-height: 1.25; letter-spacing: -.01em; }
h3 { font-size: 1rem; line-height: 1.3; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 6px; }
img { display: block; }
[hidden] { display: none !important; }
.quiet, .hint { color: var(--quiet); font-size: .88rem; }
.card, .notice, .button, .mini { border: 1px solid transparent; }
.card { background: var(--card); border-radius: 1.2rem; padding: min(1.2rem, 6vw); box-shadow: var(--shadow); }
.card > h2 + *, .card > h3 + *, .stack > * + * { margin-top: .7rem; }
.app { display: flex; flex-wrap: wrap; gap: .8rem 1rem; align-items: center; }
.app > div:last-child { flex: 1 1 9rem; min-width: 0; }
.app p, .grow p, header > p { margin-top: .25rem; }
.icon { flex: none; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); background: var(--card); }
.clamp {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; line-clamp: 4; overflow: hidden;
}
.strip { display: flex; flex-wrap: wrap; overflow: hidden; border: solid var(--line); border-width: 1px 0; padding: .6rem 0; row-gap: .6rem; }
.strip > div { flex: 1 0 auto; min-width: 4rem; max-width: 100%; margin-inline-start: -1px; padding: 0 .3rem; border-inline-start: 1px solid var(--line); text-align: center; }
.strip dt { color: var(--quiet); font-size: .76rem; }
.strip dd { font-size: .94rem; font-weight: 600; white-space: nowrap; }
.button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 3.2rem;
  padding: .5rem 1.2rem; border-radius: .85rem; background: var(--button); color: #fff;
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--press); }
.button:focus-visible { border-radius: .85rem; }
.button.plain, .button:not([href]), .computer .tap > .button {
  background: transparent; color: var(--link); border-color: currentColor;
}
.button:not([href]) { color: var(--quiet); cursor: default; }
.minis { display: flex; flex-wrap: wrap; gap: .6rem; }
.mini {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: .35rem 1.05rem; border-color: currentColor;
  border-radius: 1.4rem; background: transparent; color: var(--link); font: inherit; font-size: .94rem; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
.tap > * + *, .scan > * + * { margin-top: .7rem; }
.tap > .hint, .scan { text-align: center; }
.qr { width: 220px; max-width: 100%; height: auto; margin: 0 auto; border-radius: 14px; background: #fff; image-rendering: pixelated; }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.facts > div:first-child { border-top: 0; padding-top: 0; }
.facts > div:last-child { padding-bottom: 0; }
.facts dt { flex: 1 0 7.2rem; color: var(--quiet); overflow-wrap: break-word; }
.facts dd { flex: 999 1 8rem; min-width: 0; }
.facts a { display: inline-block; margin: -.65rem 0; padding: .65rem 0; }
.notice { background: var(--warn); border-radius: 1rem; padding: .95rem 1.05rem; border-inline-start: 4px solid var(--warn-edge); }
.notice > * + * { margin-top: .5rem; }
ol, .dots { padding-inline-start: 1.3em; }
li + li { margin-top: .35rem; }
summary { cursor: pointer; font-weight: 600; min-height: 44px; display: flex; align-items: center; gap: .6rem; list-style: none; }
summary > * { flex: 0 1 auto; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\203A"; flex: none; color: var(--quiet); font-size: 1.4rem; line-height: 1; transition: transform .15s; }
[dir="rtl"] summary::before { transform: scaleX(-1); }
details[open] > summary::before { transform: rotate(90deg); }
details.card { padding: .4rem min(1.2rem, 6vw); }
details.card[open] { padding-bottom: 1.2rem; }
.symptoms > * + * { margin-top: .5rem; }
.symptoms details { border: 1px solid var(--line); border-radius: .85rem; padding: 0 1rem; }
.symptoms details[open] { padding-bottom: .9rem; }
.symptoms summary { color: var(--link); padding: .4rem 0; }
.symptoms summary > bdi { margin-inline-start: -.6rem; }
.symptoms ul + p, .symptoms div > p + p { margin-top: .6rem; }
.symptoms > div { padding-top: .4rem; }
.after > * + * { margin-top: .5rem; }
`

/** Rows of builds, differences, and what stands below them. */
const lists = `
.line + .line { border-top: 1px solid var(--line); padding-top: 1.6rem; }
.changes > div { padding: .6rem 0; border-top: 1px solid var(--line); }
.changes > div:first-child { border-top: 0; padding-top: .25rem; }
.changes > div:last-child { padding-bottom: 0; }
.changes dt { color: var(--quiet); font-size: .88rem; }
.changes dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5rem; }
.changes dd > span { min-width: 0; }
.changes b { color: var(--quiet); font-size: .88rem; font-weight: 600; }
[dir="rtl"] .to { display: inline-block; transform: scaleX(-1); }
.groups { font-size: .88rem; -webkit-user-select: all; user-select: all; }
.groups span { display: inline-block; margin-inline-end: .5em; }
.text { white-space: pre-wrap; }
.plain-list, .timeline, .rows { list-style: none; padding: 0; }
.plain-list > li + li, .timeline > li + li, .rows > li + li { border-top: 1px solid var(--line); margin-top: .7rem; padding-top: .7rem; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
.grow { flex: 1 1 9rem; min-width: 0; }
.name { font-weight: 600; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; }
.search input {
  flex: 1 1 9rem; min-width: 0; min-height: 44px; padding: .4rem .9rem; border: 1px solid var(--quiet); border-radius: .85rem;
  background: var(--card); color: inherit; font: inherit;
}
.rows a { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center; color: inherit; text-decoration: none; }
.rows img { flex: none; width: 56px; height: 56px; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); }
.rows a > span { flex: 1 1 9rem; min-width: 0; }
.rows b { color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
.rows time { color: var(--quiet); font-size: .88rem; }
.mark { display: inline-block; font-style: normal; font-size: .82rem; font-weight: 600; border: 1px solid var(--warn-edge); border-radius: .5rem; padding: 0 .4rem; background: var(--warn); color: var(--text); }
.mark time { color: inherit; font-size: inherit; }
.ends { color: var(--quiet); font-size: .88rem; display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.ends a { display: inline-flex; align-items: center; min-height: 44px; }
`

/** After all else, which it changes where the window is wide, on paper, and for who asked for it. */
const occasions = `
@media (min-width: 760px) and (pointer: fine) {
  main { padding-top: 3.2rem; }
  .build main, .channel main { max-width: 60rem; }
  .of { display: grid; grid-template: "top scan" auto "tap scan" auto "more scan" 1fr / minmax(0, 1fr) 300px; gap: 1.2rem 1.6rem; align-items: start; }
  .top { grid-area: top; } .tap { grid-area: tap; } .more { grid-area: more; } .scan { grid-area: scan; }
  h1 { font-size: 2rem; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media (forced-colors: active) { .button, .mini, .card, .notice { border-color: currentColor; } }
@media print {
  :root { --page: #fff; --card: #fff; --text: #000; --quiet: #333; --line: #999; --link: #000; --warn: #fff; --shadow: none; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .of { display: grid; grid-template: "top scan" auto "more scan" 1fr / minmax(0, 1fr) 62mm; gap: 1rem 8mm; }
  .top { grid-area: top; } .more { grid-area: more; } .scan { grid-area: scan; }
  .tap, .help, .search, .ends { display: none; }
  .card { padding: .6rem 0; }
}
`

/**
 * The one style sheet, inlined into every page: system fonts, light and dark, nothing fetched. On a
 * phone the button comes first; where a mouse is at hand and there is room, the code to scan does.
 */
export const style = basics.trimEnd() + lists.trimEnd() + occasions

/** Without the lists, which the launcher does not have. */
export const launcherStyle = basics.trimEnd() + occasions
