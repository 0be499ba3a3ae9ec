import { escapeHtml } from './html.rules';

/** What a page puts into the app's shell: already harmless HTML. */
export type PageParts = { readonly language: string; readonly head: string; readonly body: string };

const HEAD = /<!--hearth:head-->[\s\S]*?<!--\/hearth:head-->/;
const BODY = /<!--hearth:body-->[\s\S]*?<!--\/hearth:body-->/;
const LANGUAGE = /<html\b[^>]*>/;

/** Puts the parts of a page into the shell. Replacements are functions, because `$&` in a title is not an instruction. */
export function fillShell(shell: string, { language, head, body }: PageParts): string {
  return shell
    .replace(LANGUAGE, () => `<html lang="${escapeHtml(language)}">`)
    .replace(HEAD, () => head)
    .replace(BODY, () => body);
}

/** The scripts that stand inside the shell itself; the policy lets exactly these run besides files of our own. */
export function inlineScripts(shell: string): readonly string[] {
  return [...shell.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].flatMap(([, attributes = '', text = '']) =>
    /\bsrc\s*=/.test(attributes) || /\btype\s*=\s*["']?application\//.test(attributes) || text === '' ? [] : [text],
  );
}

/**
 * What a browser may load and do on a page of the app. React Native Web writes its styles at run time, hence the one exception. Films and
 * pictures may lie `elsewhere` at origins of the station's own network, which may have no certificate.
 */
export function pagePolicy(scriptHashes: readonly string[], elsewhere: readonly string[] = []): string {
  const there = elsewhere.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scriptHashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: https:${there}`,
    `media-src 'self' blob: https:${there}`,
    `connect-src 'self' ws: wss: https:${there}`,
    "worker-src 'self' blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** The worker fetches by the policy of its own file: without leave to ask the host and where pictures lie, it can keep nothing. */
export const workerPolicy = (elsewhere: readonly string[] = []): string =>
  `default-src 'none'; connect-src ${["'self'", 'https:', ...elsewhere].join(' ')}; frame-ancestors 'none'`;

/** What the root says while the app has not been exported. */
export function plainPage(): string {
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>融灶 Hearth</title></head><body><h1>融灶 Hearth</h1>
<p>新闻应用还没有构建。请在项目目录运行 <code>npm run build</code>，然后重新启动。</p>
<p lang="en">The news app is not built yet. Run <code>npm run build</code> in the project folder and start again.</p>
<p><a href="/admin">后台 Admin</a></p></body></html>`;
}
