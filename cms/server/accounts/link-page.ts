/** The page that links in e-mails lead to. It stands by itself, so that a link works whatever app is or is not installed. */
export const LINK_PAGE = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>账号 Account</title>
<link rel="stylesheet" href="/account/link.css">
</head>
<body>
<main>
<h1 id="title"></h1>
<p id="lead"></p>
<form id="form" hidden>
<label id="label" for="password"></label>
<input id="password" type="password" autocomplete="new-password" minlength="10" maxlength="256" aria-describedby="hint">
<p id="hint"></p>
<button id="go" type="submit"></button>
</form>
<p id="said" role="status" aria-live="polite"></p>
</main>
<noscript>请打开浏览器的脚本功能再试。 Turn scripts on in your browser and try again.</noscript>
<script src="/account/link.js"></script>
</body>
</html>
`;

/** What this page adds to the inks of the house. */
export const LINK_STYLE = `
main { max-width: 30rem; margin: 0 auto; padding: 64px 16px; }
h1 { font-size: 28px; line-height: 1.35; text-wrap: balance; margin: 0 0 16px; }
p { margin: 0 0 16px; }
#hint { color: var(--soft); font-size: 14px; }
label { display: block; margin: 0 0 4px; }
input, button { width: 100%; min-height: 48px; font: inherit; border-radius: 4px; }
input { padding: 0 12px; border: 1px solid var(--soft); background: transparent; color: inherit; margin: 0 0 4px; }
button { border: 0; background: var(--ember); color: var(--on); cursor: pointer; }
`;

/** Takes the token out of the address at once, so that neither the history nor a bookmark keeps it. */
export const LINK_SCRIPT = `
(() => {
  const english = /^en/i.test(navigator.language);
  document.documentElement.lang = english ? 'en' : 'zh-Hans';
  const words = english
    ? {
        confirm: ['Confirm your e-mail address', 'One more step and your account is ready.', 'Confirm', 'Your account is ready. Go back to the app and sign in.'],
        reset: ['Set a new password', 'All devices will have to sign in again.', 'Save', 'Your new password is saved. Go back to the app and sign in.'],
        label: 'New password', hint: 'At least 10 characters; a few words are easier to remember than odd signs.',
        none: ['This link is incomplete', 'Open it again from the e-mail, or ask for a new one in the app.'],
        broken: 'That did not work. Check your connection and try again.',
      }
    : {
        confirm: ['确认邮箱', '点一下按钮，账号就可以用了。', '确认', '账号已开通，请回到应用登录。'],
        reset: ['设置新密码', '保存后所有设备都要重新登录。', '保存', '新密码已保存，请回到应用登录。'],
        label: '新密码', hint: '至少 10 个字符；几个词连起来，比怪符号好记也更安全。',
        none: ['链接不完整', '请从邮件里重新打开，或在应用里重新获取。'],
        broken: '没有成功，请检查网络后再试。',
      };
  const at = (id) => document.getElementById(id);
  const found = /^#(confirm|reset)=([\\w-]{43})$/.exec(location.hash);
  history.replaceState(null, '', location.pathname);
  if (!found) {
    at('title').textContent = words.none[0];
    at('lead').textContent = words.none[1];
    return;
  }
  const [, purpose, token] = found;
  const [title, lead, go, done] = words[purpose];
  const reset = purpose === 'reset';
  document.title = at('title').textContent = title;
  at('lead').textContent = lead;
  at('go').textContent = go;
  at('label').textContent = words.label;
  at('hint').textContent = words.hint;
  for (const id of ['label', 'password', 'hint']) at(id).hidden = !reset;
  at('password').required = reset;
  at('form').hidden = false;
  at('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    at('go').disabled = true;
    at('said').textContent = '';
    try {
      const answer = await fetch(reset ? '/api/account/password-resets/confirmations' : '/api/account/registrations/confirmations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': english ? 'en' : 'zh-Hans' },
        body: JSON.stringify(reset ? { token, password: at('password').value } : { token }),
      });
      if (answer.ok) {
        at('form').hidden = true;
        at('said').textContent = done;
        return;
      }
      at('said').textContent = (await answer.json()).error.message;
    } catch {
      at('said').textContent = words.broken;
    }
    at('go').disabled = false;
  });
})();
`;
