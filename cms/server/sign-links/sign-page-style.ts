/** Paper, ink and one ember, as everywhere; each tone with a shape or a word beside it. */
export const SIGN_STYLE = `
:root { --paper: #FBF8F3; --sheet: #FFFFFF; --fold: #F1ECE3; --ink: #1C1917; --soft: #57534E; --line: #E4DCD0; --ember: #B83214; --on: #FFFFFF; --proof: #0F6B5C; --wait: #8A5A00; --stop: #B42318; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141210; --sheet: #1F1C19; --fold: #2A2622; --ink: #F5F1EA; --soft: #A8A29E; --line: #38332E; --ember: #FF7A55; --on: #1E1B18; --proof: #4FC3A9; --wait: #F2B84B; --stop: #FF8A80; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.75 "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans SC", system-ui, sans-serif; text-autospace: normal; overflow-wrap: anywhere; }
:lang(en) { line-height: 1.6; }
main { flex: 1; width: 100%; max-width: 40rem; margin: 0 auto; padding: 24px 16px 32px; }
h1 { font-family: "Songti SC", "Noto Serif SC", Georgia, serif; font-size: 28px; line-height: 1.35; text-wrap: balance; margin: 0 0 12px; }
h2 { font-size: 18px; line-height: 1.4; margin: 0; }
h3 { font-size: 16px; margin: 16px 0 4px; }
p { margin: 0 0 12px; }
#what, .soft { color: var(--soft); font-size: 14px; }
#said:not(:empty) { border-inline-start: 4px solid var(--ember); padding-inline-start: 12px; margin: 0 0 16px; font-weight: 600; }
#said.done { border-color: var(--proof); }
label { display: block; margin: 12px 0 4px; font-size: 14px; }
input, button, select, textarea { width: 100%; min-height: 48px; font: inherit; border-radius: 4px; }
input, select, textarea { padding: 8px 12px; border: 1px solid var(--soft); background: var(--sheet); color: inherit; }
#pin, #again { letter-spacing: .4em; font-variant-numeric: tabular-nums; }
button { border: 0; background: var(--ember); color: var(--on); cursor: pointer; font-weight: 600; }
button.quiet { background: transparent; color: var(--ink); border: 1px solid var(--soft); }
button[disabled] { opacity: .6; cursor: default; }
#door button { margin-top: 16px; }
:focus-visible { outline: 2px solid var(--ember); outline-offset: 2px; }
section { border-top: 1px solid var(--line); padding: 16px 0; }
summary { min-height: 44px; display: flex; align-items: center; gap: 8px; cursor: pointer; }
summary h2::after { content: " ▾"; color: var(--soft); }
ul.plain { list-style: none; margin: 8px 0 0; padding: 0; }
ul.plain li { padding: 8px 0; border-top: 1px solid var(--line); }
.red { color: var(--stop); font-weight: 600; } .amber { color: var(--wait); font-weight: 600; } .note { color: var(--soft); }
.quote { background: var(--fold); padding: 0 4px; }
ins { color: var(--proof); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px; }
del { color: var(--stop); }
figure { margin: 16px 0; } img, video { display: block; max-width: 100%; height: auto; } figcaption { color: var(--soft); font-size: 14px; }
blockquote { margin: 0 0 12px; padding-inline-start: 12px; border-inline-start: 3px solid var(--line); color: var(--soft); }
pre { white-space: pre-wrap; } a { color: var(--ember); }
#deed { position: sticky; bottom: 0; background: var(--sheet); border-top: 1px solid var(--line); padding: 12px 16px calc(12px + env(safe-area-inset-bottom)); }
#deed > div { max-width: 38rem; margin: 0 auto; }
.row { display: flex; gap: 12px; margin-top: 12px; } #choice { margin-top: 0; } .row button { flex: 1; }
noscript { display: block; padding: 24px 16px; }
`;
