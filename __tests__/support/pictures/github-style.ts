/**
 * What of GitHub's style sheet decides how a comment comes out: colours, sizes, and that a table scrolls in its own
 * frame. Written after https://github.com/sindresorhus/github-markdown-css, in the few rules that we use.
 */
export const githubStyle = `
:root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --back: #fff; --soft: #f6f8fa;
  --link: #0969da; --code: #818b981f; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --muted: #9198a1; --line: #3d444d; --back: #0d1117;
  --soft: #151b23; --link: #4493f8; --code: #656c7633; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 16px; background: var(--back); color: var(--text);
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.comment { max-width: 860px; border: 1px solid var(--line); border-radius: 6px; }
.comment header { display: flex; gap: 6px; padding: 8px 16px; border-bottom: 1px solid var(--line);
  border-radius: 6px 6px 0 0; background: var(--soft); color: var(--muted); }
.comment header b { color: var(--text); font-weight: 600; }
.comment header i { padding: 0 6px; border: 1px solid var(--line); border-radius: 2em; font: 500 12px/18px inherit;
  font-style: normal; font-size: 12px; }
.markdown-body { padding: 16px; overflow-wrap: break-word; }
.markdown-body > :first-child { margin-top: 0; }
.markdown-body > :last-child { margin-bottom: 0; }
a { color: var(--link); text-decoration: underline; text-underline-offset: .2rem; }
h1, h2, h3, h4, h5, h6 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25; }
h1 { font-size: 2em; } h2 { font-size: 1.5em; } h1, h2 { padding-bottom: .3em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.25em; } h4 { font-size: 1em; }
b, strong { font-weight: 600; }
p, ul, ol, table, pre, details, blockquote { margin: 0 0 16px; }
ul, ol { padding-left: 2em; }
li + li { margin-top: .25em; }
summary { cursor: pointer; }
details > :last-child { margin-bottom: 0; }
details summary ~ * { margin-top: 16px; }
blockquote { padding: 0 1em; border-left: .25em solid var(--line); color: var(--muted); }
code, pre { font: 85% ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { padding: .2em .4em; border-radius: 6px; background: var(--code); white-space: break-spaces; }
pre { padding: 16px; overflow: auto; border-radius: 6px; background: var(--soft); line-height: 1.45; }
pre code { padding: 0; background: none; white-space: pre; font-size: 100%; }
sub { position: relative; bottom: -.25em; font-size: 75%; line-height: 0; vertical-align: baseline; }
img { max-width: 100%; box-sizing: content-box; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse;
  border-spacing: 0; font-variant: tabular-nums; }
tr { border-top: 1px solid var(--line); background: var(--back); }
tr:nth-child(2n) { background: var(--soft); }
th, td { padding: 6px 13px; border: 1px solid var(--line); }
th { font-weight: 600; }
hr { height: .25em; margin: 24px 0; padding: 0; border: 0; background: var(--line); }
`
