/**
 * The one style sheet, inlined into every page: system fonts, light and dark, nothing fetched. On a
 * phone the button comes first; where a mouse is at hand and there is room, the code to scan does.
 */
export const style = `
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
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 17px/1.47 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
main {
  display: flex; flex-direction: column; gap: 20px; max-width: 640px; margin: 0 auto;
  padding: 28px max(20px, env(safe-area-inset-right)) 40px max(20px, env(safe-area-inset-left));
}
h1, h2, h3, p, dl, dd, ul, ol, figure { margin: 0; }
h1 { font-size: 26px; line-height: 1.2; letter-spacing: -.015em; }
h2 { font-size: 20px; line-height: 1.25; letter-spacing: -.01em; }
h3 { font-size: 17px; line-height: 1.3; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 6px; }
img { display: block; }
[hidden] { display: none !important; }
.quiet, .hint { color: var(--quiet); font-size: 15px; }
.card { background: var(--card); border-radius: 20px; padding: 20px; box-shadow: var(--shadow); }
.card > h2 + *, .stack > * + * { margin-top: 12px; }
.stack > * + h3 { margin-top: 24px; }
.app { display: flex; gap: 16px; align-items: center; }
.app > div { min-width: 0; }
.app p, .row p, header > p { margin-top: 4px; }
.app .icon { flex: none; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); background: var(--card); }
.clamp {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden;
}
.clamp.one { -webkit-line-clamp: 1; line-clamp: 1; }
.button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 54px;
  padding: 8px 20px; border: 0; border-radius: 14px; background: var(--button); color: #fff;
  font: inherit; font-weight: 600; text-align: center; cursor: pointer;
}
.button:hover { background: var(--press); text-decoration: none; }
.button:focus-visible { border-radius: 14px; }
.button.small { width: auto; min-width: 92px; min-height: 44px; padding: 6px 18px; border-radius: 22px; font-size: 16px; }
.button.plain, [data-when="expired"]:not([hidden]) ~ .get .tap > .button {
  background: transparent; color: var(--link); box-shadow: inset 0 0 0 1px var(--line);
}
.tap > * + *, .scan > * + * { margin-top: 12px; }
.tap .hint, .scan { text-align: center; }
.get { display: contents; }
.scan { order: 9; }
.qr { width: 220px; max-width: 100%; height: auto; margin: 0 auto; border-radius: 14px; background: #fff; image-rendering: pixelated; }
.facts { display: grid; grid-template-columns: minmax(104px, auto) 1fr; }
.facts > div { display: contents; }
.facts dt, .facts dd { padding: 10px 0; border-top: 1px solid var(--line); }
.facts > div:first-child > * { border-top: 0; padding-top: 0; }
.facts > div:last-child > * { padding-bottom: 0; }
.facts dt { color: var(--quiet); padding-right: 16px; }
.facts dd { min-width: 0; }
.facts a { display: inline-block; margin: -11px 0; padding: 11px 0; }
.changes > div { padding: 10px 0; border-top: 1px solid var(--line); }
.changes > div:first-child { border-top: 0; padding-top: 4px; }
.changes > div:last-child { padding-bottom: 0; }
.changes dt { color: var(--quiet); font-size: 15px; }
.changes dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; }
.changes dd span { min-width: 0; }
.changes b { color: var(--quiet); font-size: 15px; font-weight: 600; }
.text { white-space: pre-wrap; }
.notice { background: var(--warn); border-radius: 16px; padding: 16px 18px; border-left: 4px solid var(--warn-edge); }
.notice > * + * { margin-top: 8px; }
.plain-list { list-style: none; padding: 0; }
.plain-list > li + li { border-top: 1px solid var(--line); margin-top: 12px; padding-top: 12px; }
ol, .dots { padding-left: 1.3em; }
li + li { margin-top: 6px; }
summary { cursor: pointer; font-weight: 600; min-height: 44px; display: flex; align-items: center; gap: 10px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\203A"; color: var(--quiet); font-size: 24px; line-height: 1; transition: transform .15s; }
details[open] > summary::before { transform: rotate(90deg); }
details.card { padding: 8px 20px; }
details.card[open] { padding-bottom: 20px; }
.causes dt { font-weight: 600; margin-top: 14px; }
.causes dt:first-child { margin-top: 4px; }
.causes dd { color: var(--quiet); }
.row { display: flex; align-items: center; gap: 14px; }
.row > .grow { flex: 1; min-width: 0; }
.row .icon { flex: none; border-radius: 22.5%; box-shadow: 0 0 0 1px var(--line); }
.row.link { color: inherit; min-height: 44px; }
.row.link::after { content: "\\203A"; color: var(--quiet); font-size: 24px; line-height: 1; }
.row.link .name { color: var(--link); }
.row.link:hover { text-decoration: none; }
.row.link:hover .name { text-decoration: underline; }
.name { font-weight: 600; }
.ends { color: var(--quiet); font-size: 15px; display: flex; flex-wrap: wrap; gap: 0 20px; order: 10; }
.ends a { display: inline-flex; align-items: center; min-height: 44px; }
@media (min-width: 760px) and (pointer: fine) {
  main { padding-top: 56px; }
  .build main {
    display: grid; max-width: 1000px; grid-template-columns: minmax(0, 1fr) 300px; gap: 20px 28px; align-items: start;
  }
  .build .get {
    display: flex; flex-direction: column-reverse; gap: 20px; grid-column: 2; grid-row: 1 / span 20;
    background: var(--card); border-radius: 20px; padding: 24px; box-shadow: var(--shadow);
  }
  .build main > * { grid-column: 1; }
  .build .scan, .build .tap { order: 0; }
  .build .scan.card { padding: 0; box-shadow: none; }
  h1 { font-size: 34px; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
`
