import type { FastLane } from './fast-lane';
import { prepare } from './prepared';

/** Nothing but its own script, style and calls; nobody may frame a page on which passwords are set or people pay. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'no-referrer' };

/** A page that stands by itself, whatever app is or is not there: three small files, each at its own address. */
export type SmallPage = Readonly<Record<'page' | 'script' | 'style', { readonly path: string; readonly text: string }>>;

const TYPES = {
  page: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  style: 'text/css; charset=utf-8',
} as const;

/** Paper, ink and one ember, as everywhere: what the styles of such pages begin with. */
const INKS = `
:root { --paper: #FBF8F3; --fold: #F1ECE3; --ink: #1C1917; --soft: #57534E; --line: #E4DCD0; --ember: #B83214; --on: #FFFFFF; --wait: #8A5A00; --proof: #0F6B5C; --stop: #B42318; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141210; --fold: #2A2622; --ink: #F5F1EA; --soft: #A8A29E; --line: #38332E; --ember: #FF7A55; --on: #1E1B18; --wait: #F2B84B; --proof: #4FC3A9; --stop: #FF8A80; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.75 "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans SC", system-ui, sans-serif; text-autospace: normal; }
button[disabled] { opacity: .6; cursor: default; }
:focus-visible { outline: 2px solid var(--ember); outline-offset: 2px; }
`;

/** Serves a page that stands by itself. */
export function serveSmallPage(lane: Pick<FastLane, 'get'>, small: SmallPage): void {
  for (const part of ['page', 'script', 'style'] as const) {
    const { path, text } = small[part];
    const whole = part === 'style' ? INKS + text : text;
    const ready = prepare(whole.trimStart(), { type: TYPES[part], headers: HEADERS, squeeze: true });
    lane.get(path, () => ready);
  }
}
