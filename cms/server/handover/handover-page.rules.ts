/** How the page looks: paper, ink and one ember, for one hand. */
export const HANDOVER_STYLE = `
:root{--paper:#fbf8f3;--sheet:#fff;--ink:#1c1917;--soft:#57534e;--line:#e4dcd0;--ember:#b83214;--proof:#0f6b5c;--stop:#b42318}
@media(prefers-color-scheme:dark){:root{--paper:#141210;--sheet:#1f1c19;--ink:#f5f1ea;--soft:#a8a29e;--line:#38332e;--ember:#ff7a55;--proof:#4fc3a9;--stop:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 "PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans SC",sans-serif}
main{max-width:560px;margin:0 auto;padding:20px 16px 96px}
h1{font-size:22px;line-height:1.4;margin:4px 0 8px;text-wrap:balance}
h2{font-size:14px;color:var(--soft);font-weight:600;margin:0}
p{margin:0}
.soft{color:var(--soft);font-size:14px}
section{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin-top:12px}
.head{display:flex;justify-content:space-between;align-items:center;gap:12px;min-height:44px}
.text{white-space:pre-wrap;overflow-wrap:anywhere;max-height:14em;overflow:auto}
button,.button{font:inherit;font-size:16px;min-height:44px;padding:0 16px;border-radius:4px;border:1px solid var(--ember);background:transparent;color:var(--ember);text-decoration:none;display:inline-flex;align-items:center}
button.main{background:var(--ember);color:var(--sheet);width:100%;justify-content:center;margin-top:12px}
button:focus-visible,.button:focus-visible,input:focus-visible{outline:2px solid var(--ember);outline-offset:2px}
button:disabled{opacity:.5}
img,video{width:100%;border-radius:4px;display:block;margin:8px 0}
input{font:inherit;width:100%;min-height:48px;padding:0 12px;border:1px solid var(--line);border-radius:4px;background:var(--paper);color:var(--ink)}
label{display:block;font-size:14px;color:var(--soft);margin-bottom:4px}
ul{list-style:none;margin:0;padding:0}
li{display:flex;justify-content:space-between;gap:12px;padding:6px 0;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}
li:first-child{border-top:0}
.fits{color:var(--proof)}
.over{color:var(--stop);font-weight:600}
.wrong{color:var(--stop)}
`;

/**
 * What the page does. The token stands behind the mark of the address and never travels in one; the phone keeps a mark of its own, so that
 * the link opens nowhere else.
 */
export const HANDOVER_SCRIPT = `
(() => {
  const zh = !/^en/i.test(navigator.language);
  const say = zh
    ? { title: '标题', summary: '摘要', text: '正文', tags: '话题', link: '链接', cover: '封面', picture: '配图', film: '视频', copy: '复制', copied: '已复制', save: '保存', share: '发送到应用', limits: '平台限制', prove: '发布后把链接贴在这里', send: '提交回执', done: '已登记，可以关闭这个页面', wrong: '没有送达，请检查网络后再试', none: '链接不完整，请重新扫码', until: '有效至', body: '正文', byline: '作者', fits: '合格', over: '超出' }
    : { title: 'Title', summary: 'Summary', text: 'Text', tags: 'Tags', link: 'Link', cover: 'Cover', picture: 'Picture', film: 'Film', copy: 'Copy', copied: 'Copied', save: 'Save', share: 'Send to an app', limits: 'Limits', prove: 'After posting, paste the link here', send: 'Hand in', done: 'Noted; you can close this page', wrong: 'Not delivered; check the connection and try again', none: 'The link is incomplete; scan again', until: 'Valid until', body: 'Text', byline: 'Byline', fits: 'fits', over: 'too long' };
  document.documentElement.lang = zh ? 'zh-Hans' : 'en';
  const main = document.querySelector('main');
  const token = location.hash.slice(1);
  const key = 'hearth.handover.device';
  let device = localStorage.getItem(key);
  if (!device) {
    device = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, '0')).join('');
    localStorage.setItem(key, device);
  }
  const make = (tag, props = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  };
  const ask = async (path, body) => {
    const answer = await fetch(path + '?locale=' + (zh ? 'zh-Hans' : 'en'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, device, ...body }) });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error.message);
    return value;
  };
  const tell = (message) => main.replaceChildren(make('p', { className: 'wrong', role: 'alert', textContent: message }));
  const copier = (part) => {
    const button = make('button', { type: 'button', textContent: say.copy });
    button.addEventListener('click', async () => {
      try {
        if (part.html && window.ClipboardItem) {
          await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([part.text], { type: 'text/plain' }), 'text/html': new Blob([part.html], { type: 'text/html' }) })]);
        } else await navigator.clipboard.writeText(part.text);
        button.textContent = say.copied;
      } catch {
        // Without the right to the clipboard the text is marked, ready for a finger.
        getSelection().selectAllChildren(button.closest('section').querySelector('.text'));
      }
    });
    button.setAttribute('aria-label', say.copy + ' ' + say[part.part]);
    return button;
  };
  const textOf = (part) => make('section', {}, make('div', { className: 'head' }, make('h2', { textContent: say[part.part] }), copier(part)), make('div', { className: 'text', textContent: part.text }));
  const mediaOf = (one) => {
    const shown = one.part === 'film' ? make('video', { src: one.url, controls: true, preload: 'metadata' }) : make('img', { src: one.url, alt: one.alt, loading: 'lazy' });
    const save = make('a', { className: 'button', href: one.url, download: one.name, textContent: say.save });
    return make('section', {}, make('div', { className: 'head' }, make('h2', { textContent: say[one.part] }), save), shown);
  };
  const limitOf = (one) => make('li', {}, make('span', { textContent: say[one.field] || one.field }), make('span', { className: one.fits ? 'fits' : 'over', textContent: one.used + ' / ' + one.max + ' ' + (one.fits ? say.fits : say.over) }));
  const proofOf = (shown) => {
    if (shown.url) return make('section', {}, make('p', { className: 'fits', role: 'status', textContent: say.done }), make('p', { className: 'soft text', textContent: shown.url }));
    const input = make('input', { id: 'url', type: 'url', required: true, inputMode: 'url', placeholder: 'https://' });
    const button = make('button', { className: 'main', type: 'submit', textContent: say.send });
    const note = make('p', { className: 'wrong', role: 'alert' });
    const form = make('form', {}, make('label', { htmlFor: 'url', textContent: say.prove }), input, button, note);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      note.textContent = '';
      try {
        show(await ask('/api/handover/prove', { url: input.value.trim() }));
      } catch (error) {
        note.textContent = error instanceof TypeError ? say.wrong : error.message;
        button.disabled = false;
      }
    });
    return make('section', {}, form);
  };
  const show = (shown) => {
    document.title = shown.title;
    const until = new Date(shown.expiresAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    main.replaceChildren(
      make('p', { className: 'soft', textContent: shown.channel.name + ' · ' + shown.channel.account }),
      make('h1', { textContent: shown.title }),
      make('p', { className: 'soft', textContent: say.until + ' ' + until }),
      ...(shown.url ? [proofOf(shown)] : []),
      ...shown.package.texts.map(textOf),
      ...shown.package.media.map(mediaOf),
      ...(shown.package.limits.length ? [make('section', {}, make('h2', { textContent: say.limits }), make('ul', {}, ...shown.package.limits.map(limitOf)))] : []),
      ...(shown.url ? [] : [proofOf(shown)]),
    );
  };
  if (!/^[\\w-]{43}$/.test(token)) tell(say.none);
  else ask('/api/handover/open', {}).then(show, (error) => tell(error instanceof TypeError ? say.wrong : error.message));
})();
`;

/** The page by which somebody posts from the phone in their hand: no framework, a few kilobytes, everything made on the spot. */
export const HANDOVER_PAGE = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>人工代发 · Hearth</title>
<style>${HANDOVER_STYLE}</style>
</head>
<body>
<main><p class="soft">…</p></main>
<script>${HANDOVER_SCRIPT}</script>
</body>
</html>
`;
