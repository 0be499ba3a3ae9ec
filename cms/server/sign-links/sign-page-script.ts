/** Opens the link, asks for the password, shows what is to be signed, and signs. The token leaves the address at once. */
export const SIGN_SCRIPT = `
const at = (id) => document.getElementById(id);
const words = { 'pin-label': W.pin, enter: W.enter, lead: W.lead, pass: W.pass, back: W.back, cancel: W.cancel, 'reason-label': W.reason, 'again-label': W.again };
for (const [id, text] of Object.entries(words)) at(id).textContent = text;
for (const [value, text] of Object.entries(W.reasons)) at('reason').append(el('option', { value, textContent: text }));
document.title = W.page;
at('title').textContent = W.page;
const kept = sessionStorage.getItem('sign') || '{}';
const found = /^#([\\w-]{20,64})$/.exec(location.hash);
const link = found && JSON.parse(kept).token !== found[1] ? { token: found[1] } : JSON.parse(kept);
history.replaceState(null, '', location.pathname);
const keep = () => sessionStorage.setItem('sign', JSON.stringify(link));
const say = (text, done) => { at('said').textContent = text; at('said').className = done ? 'done' : ''; };
let sheet = null;
let deed = 'pass';
const call = async (path, body) => {
  try {
    const answer = await fetch('/api/sign/' + path, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': english ? 'en' : 'zh-Hans' }, body: JSON.stringify(body) });
    const told = await answer.json();
    if (answer.ok) return told;
    say(told.error.message);
    if (/LINK_USED|LINK_OVER|LINK_DEAD|NO_SUCH_LINK|OTHER_DEVICE|WORDS_MOVED|NOT_NOW/.test(told.error.code)) { at('door').hidden = true; at('deed').hidden = true; }
  } catch { say(W.broken); }
  return null;
};
const busy = async (button, work) => {
  button.disabled = true;
  say('');
  await work();
  button.disabled = false;
};
const start = async () => {
  if (!link.token) { at('title').textContent = W.none; say(W.noneLead); return; }
  keep();
  const open = await call('open', { token: link.token });
  if (!open) return;
  at('what').textContent = W.step[open.level];
  at('lead').append(el('br'), el('span', { className: 'soft', textContent: fill(W.until, { time: clock(open.expiresAt) }) }));
  at('door').hidden = false;
  at('pin').focus();
};
at('door').addEventListener('submit', (event) => {
  event.preventDefault();
  void busy(at('enter'), async () => {
    const holder = link.holder ? { holder: link.holder } : {};
    const told = await call('read', { token: link.token, pin: at('pin').value, ...holder });
    at('pin').value = '';
    if (!told) return;
    sheet = told;
    link.holder = told.holder;
    keep();
    at('what').textContent = W.page + ' · ' + W.step[told.level];
    document.title = at('title').textContent = told.title;
    at('sheet').replaceChildren(...drawSheet(told));
    at('door').hidden = true;
    at('sheet').hidden = at('deed').hidden = false;
    at('title').tabIndex = -1;
    at('title').focus();
  });
});
const ask = (what) => {
  deed = what;
  at('reasons').hidden = what === 'pass';
  at('note').required = what !== 'pass';
  at('note-label').textContent = what === 'pass' ? W.passNote : W.backNote;
  at('go').textContent = what === 'pass' ? W.pass : W.back;
  at('choice').hidden = true;
  at('ask').hidden = false;
  (what === 'pass' ? at('again') : at('reason')).focus();
};
const unask = () => { at('choice').hidden = false; at('ask').hidden = true; };
at('pass').addEventListener('click', () => ask('pass'));
at('back').addEventListener('click', () => ask('back'));
at('cancel').addEventListener('click', unask);
at('deed').addEventListener('submit', (event) => {
  event.preventDefault();
  void busy(at('go'), async () => {
    const note = at('note').value.trim();
    const keys = { token: link.token, pin: at('again').value, holder: link.holder, hash: sheet.hash };
    const body = deed === 'pass' ? { ...keys, ...(note ? { note } : {}) } : { ...keys, reason: at('reason').value, note };
    const told = await call(deed === 'pass' ? 'pass' : 'send-back', body);
    at('again').value = '';
    if (!told) { at('said').scrollIntoView({ block: 'center' }); return; }
    sessionStorage.removeItem('sign');
    at('deed').hidden = at('sheet').hidden = true;
    say(fill(deed === 'pass' ? W.signed : W.returned, { time: clock(told.at) }), true);
    at('said').scrollIntoView({ block: 'center' });
  });
});
void start();
`;
