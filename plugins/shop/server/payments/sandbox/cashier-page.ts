/** The till of the sandbox. It stands by itself, as the page of a real provider does. */
export const CASHIER_PAGE = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>收银台 Till</title>
<link rel="stylesheet" href="/cashier/cashier.css">
</head>
<body>
<header><p id="note"></p></header>
<main>
<p id="what"></p>
<p id="sum" class="figure"></p>
<p id="until" class="soft"></p>
<p id="state" role="status" aria-live="polite"></p>
<div id="choices" hidden>
<button id="pay" class="ember" type="button"></button>
<button id="pay-later" type="button"></button>
<button id="lose-callback" type="button"></button>
<button id="fail" type="button"></button>
</div>
<a id="back" hidden></a>
</main>
<noscript>请打开浏览器的脚本功能再试。 Turn scripts on in your browser and try again.</noscript>
<script src="/cashier/cashier.js"></script>
</body>
</html>
`;

/** What this page adds to the inks of the house. */
export const CASHIER_STYLE = `
header { background: var(--fold); border-bottom: 1px solid var(--line); }
header p { max-width: 28rem; margin: 0 auto; padding: 8px 16px; font-size: 14px; color: var(--wait); }
header p::before { content: "◇ "; }
main { max-width: 28rem; margin: 0 auto; padding: 40px 16px 64px; }
p { margin: 0 0 4px; }
#what { text-wrap: balance; }
.figure { font-size: 22px; line-height: 1.4; font-variant-numeric: tabular-nums; margin: 0 0 8px; }
.figure b { font-size: 36px; font-weight: 600; }
.soft { color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
#state { min-height: 30px; margin: 24px 0; padding-top: 16px; border-top: 1px solid var(--line); }
#state.paid { color: var(--proof); } #state.paid::before { content: "✓ "; }
#state.failed, #state.closed { color: var(--stop); } #state.failed::before, #state.closed::before { content: "✕ "; }
#choices { display: grid; gap: 12px; }
button, #back { display: block; width: 100%; min-height: 48px; padding: 8px 16px; font: inherit; text-align: center; text-decoration: none; border-radius: 4px; border: 1px solid var(--soft); background: transparent; color: inherit; cursor: pointer; }
button.ember { border-color: var(--ember); background: var(--ember); color: var(--on); }
`;

/** Reads the token behind the hash sign, which no server on the way sees. */
export const CASHIER_SCRIPT = `
(() => {
  const english = /^en/i.test(navigator.language);
  document.documentElement.lang = english ? 'en' : 'zh-Hans';
  const words = english
    ? {
        title: 'Till', note: 'A practice till: no money moves here.', until: 'Pay before ', back: 'Back to the order',
        'pay': 'Pay', 'pay-later': 'Pay in half a minute', 'lose-callback': 'Pay, and let the news get lost', 'fail': 'Let it fail',
        waiting: 'Waiting for you to pay', paid: 'Paid', failed: 'The payment failed', closed: 'Closed; nothing can be paid any more',
        later: 'This will be paid in half a minute', none: 'This link is incomplete; open it again from the order', broken: 'That did not work; check your connection and try again',
      }
    : {
        title: '收银台', note: '练习用的收银台，不会真的扣款', until: '请在此之前付款：', back: '回到订单',
        'pay': '付款', 'pay-later': '半分钟后付款', 'lose-callback': '付款，但丢失通知', 'fail': '付款失败',
        waiting: '等待付款', paid: '已付款', failed: '付款没有成功', closed: '已关闭，不能再付',
        later: '半分钟后自动付款', none: '链接不完整，请从订单重新打开', broken: '没有成功，请检查网络后再试',
      };
  const at = (id) => document.getElementById(id);
  document.title = words.title;
  at('note').textContent = words.note;
  const say = (text, kind) => { at('state').textContent = text; at('state').className = kind || ''; };
  const [, token] = /^#([\\w-]{22})$/.exec(location.hash) || [];
  if (!token) return say(words.none, 'failed');
  const headers = { 'content-type': 'application/json', 'accept-language': english ? 'en' : 'zh-Hans' };
  const when = (moment) => new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', { month: english ? 'short' : 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(new Date(moment));
  let known;
  const show = (trade) => {
    known = trade;
    at('what').textContent = trade.title;
    const [yuan, fen] = (trade.amount / 100).toFixed(2).split('.');
    const big = document.createElement('b');
    big.textContent = yuan;
    at('sum').replaceChildren('¥', big, '.' + fen);
    at('until').textContent = words.until + when(trade.until);
    say(words[trade.state], trade.state);
    const waits = trade.state === 'waiting';
    at('choices').hidden = !waits;
    at('until').hidden = !waits;
    at('back').hidden = waits;
    at('back').href = trade.returnUrl;
    at('back').textContent = words.back;
  };
  const ask = async (path, init) => {
    const answer = await fetch('/api/shop/cashier/' + token + path, { headers, ...init });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error.message);
    return body;
  };
  const look = () => ask('').then(show, (error) => say(error.message || words.broken, 'failed'));
  for (const choice of ['pay', 'pay-later', 'lose-callback', 'fail']) {
    at(choice).textContent = words[choice];
    at(choice).addEventListener('click', async () => {
      for (const one of at('choices').children) one.disabled = true;
      try {
        show(await ask('/choices', { method: 'POST', body: JSON.stringify({ choice }) }));
        if (choice === 'pay-later') say(words.later);
      } catch (error) {
        say(error.message || words.broken, 'failed');
      }
      for (const one of at('choices').children) one.disabled = false;
    });
  }
  setInterval(() => { if (known && known.state === 'waiting' && !document.hidden) ask('').then((trade) => { if (trade.state !== 'waiting') show(trade); }, () => undefined); }, 3000);
  look();
})();
`;
