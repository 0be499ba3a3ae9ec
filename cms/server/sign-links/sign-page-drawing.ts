/** Draws what is signed. Words become text nodes and never markup, whatever a manuscript says. */
export const SIGN_DRAWING = `
const el = (tag, props, ...children) => {
  const made = Object.assign(document.createElement(tag), props || {});
  made.append(...children.filter((one) => one !== null && one !== undefined));
  return made;
};
const safe = (url) => (/^(https?:|\\/)/i.test(String(url)) ? String(url) : '');
const picture = (asset) => {
  if (!asset || !safe(asset.url)) return null;
  const words = asset.caption || '';
  return el('figure', null, el('img', { src: safe(asset.url), alt: asset.alternativeText || '' }), words ? el('figcaption', { textContent: words }) : null);
};
const LOOKS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };
const inline = (node) => {
  if (node.type === 'link') return el('a', { href: safe(node.url), target: '_blank', rel: 'noopener noreferrer' }, ...(node.children || []).map(inline));
  return Object.entries(LOOKS).reduce((inner, [look, tag]) => (node[look] ? el(tag, null, inner) : inner), document.createTextNode(node.text || ''));
};
const block = (node) => {
  const inside = () => (node.children || []).map((one) => (one.type === 'list-item' ? el('li', null, ...(one.children || []).map(inline)) : one.type === 'list' ? block(one) : inline(one)));
  if (node.type === 'image') return picture(node.image);
  if (node.type === 'list') return el(node.format === 'ordered' ? 'ol' : 'ul', null, ...inside());
  if (node.type === 'heading') return el('h3', null, ...inside());
  return el(node.type === 'quote' ? 'blockquote' : node.type === 'code' ? 'pre' : 'p', null, ...inside());
};
const runs = (list) => list.map(({ op, text }) => el(op === 'added' ? 'ins' : op === 'removed' ? 'del' : 'span', { textContent: text }));
const change = ({ field, weight, runs: words, blocks }) => {
  const changed = (blocks || []).filter(({ op }) => op !== 'same').map((one) => el('p', null, ...runs(one.runs)));
  const line = blocks === null ? [words.length ? el('p', null, ...runs(words)) : el('p', { className: 'soft', textContent: W.replaced })] : changed;
  return el('div', null, el('h3', { textContent: W.fields[field] + ' · ' + W.weights[weight] }), ...line);
};
const fold = (title, open, ...children) => el('section', null, el('details', { open }, el('summary', null, el('h2', { textContent: title })), ...children));
const drawSheet = (sheet) => {
  const { content, findings, marks, since } = sheet;
  const parts = [el('p', { className: 'soft', textContent: fill(W.about, sheet) }), el('p', { textContent: fill(W.signer, { name: sheet.signer }) })];
  if (since) parts.push(fold(fill(W[since.whose], since), true, ...(since.fields.length ? since.fields.map(change) : [el('p', { textContent: W.same })])));
  if (marks.length) parts.push(fold(fill(W.marks, { count: marks.length }), true, el('ul', { className: 'plain' }, ...marks.map((one) => el('li', null, one.quote ? el('span', { className: 'quote', textContent: one.quote }) : null, el('div', { textContent: one.name + (english ? ': ' : '：') + one.text }), one.must ? el('span', { className: 'red', textContent: W.must }) : null)))));
  if (findings.length) parts.push(fold(fill(W.findings, { count: findings.length }), findings.some((one) => one.severity === 'red'), el('ul', { className: 'plain' }, ...findings.map((one) => el('li', null, el('span', { className: one.severity, textContent: W[one.severity] + (one.waived ? ' · ' + W.waived : '') + ' ' }), one.text ? el('span', { className: 'quote', textContent: one.text }) : null, el('div', { textContent: one.message[english ? 'en' : 'zh-Hans'] }))))));
  else parts.push(el('section', null, el('p', { textContent: W.noFindings })));
  const text = [content.subtitle ? el('p', { textContent: content.subtitle }) : null, content.summary ? el('blockquote', { textContent: content.summary }) : null, picture(content.cover)];
  if (content.film && safe(content.film.url)) text.push(el('video', { controls: true, preload: 'metadata', src: safe(content.film.url) }));
  text.push(...(Array.isArray(content.body) ? content.body.map(block) : []));
  if (content.origin === 'repost') text.push(el('p', { className: 'soft', textContent: W.repost }));
  if (W.ai[content.aiDeclaration]) text.push(el('p', { className: 'soft', textContent: W.ai[content.aiDeclaration] }));
  for (const field of ['byline', 'tags', 'sourceName', 'sourceUrl', 'sourceAuthor', 'sourceLicence', 'aiNote']) if (content[field]) text.push(el('p', { className: 'soft', textContent: W.fields[field] + (english ? ': ' : '：') + content[field] }));
  parts.push(fold(W.text, true, el('article', { lang: sheet.locale }, ...text.filter(Boolean))));
  parts.push(el('p', { className: 'soft', textContent: fill(W.hash, { hash: sheet.hash }) }));
  return parts;
};
`;
