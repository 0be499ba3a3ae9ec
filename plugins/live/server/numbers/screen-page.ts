/** The big screen of a live. It stands by itself: whoever has the link needs no account, and nothing else loads with it. */
export const SCREEN_PAGE = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>直播大屏 Big screen</title>
<link rel="stylesheet" href="/big-screen/screen.css">
</head>
<body>
<header><h1 id="title"></h1><p id="state" role="status" aria-live="polite"></p></header>
<main hidden>
<dl id="figures"></dl>
<section><h2 id="line-title"></h2><div id="line" role="img"></div></section>
<section><h2 id="items-title"></h2><ol id="items"></ol></section>
</main>
<footer id="about"></footer>
<noscript>请打开浏览器的脚本功能再试。 Turn scripts on in your browser and try again.</noscript>
<script src="/big-screen/echarts.js"></script>
<script src="/big-screen/screen.js"></script>
</body>
</html>
`;

/** What this page adds to the inks of the house: it is dark wherever it hangs, and is read from six metres. */
export const SCREEN_STYLE = `
:root { --paper: #141210; --fold: #2A2622; --ink: #F5F1EA; --soft: #A8A29E; --line: #38332E; --ember: #FF7A55; --on: #1E1B18; color-scheme: dark; }
body { min-height: 100vh; display: flex; flex-direction: column; padding: clamp(16px, 3vw, 48px); gap: clamp(16px, 2vw, 32px); }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 8px 24px; border-bottom: 2px solid var(--ember); }
h1 { margin: 0 0 8px; font-size: clamp(22px, 3vw, 44px); line-height: 1.3; text-wrap: balance; }
h2 { margin: 0 0 8px; font-size: clamp(15px, 1.2vw, 20px); color: var(--soft); font-weight: 500; }
p { margin: 0 0 8px; font-size: clamp(14px, 1.2vw, 20px); color: var(--soft); }
main { flex: 1; display: grid; gap: clamp(16px, 2vw, 32px); grid-template-columns: minmax(0, 1fr); align-content: start; }
dl { display: grid; gap: 16px 24px; grid-template-columns: repeat(auto-fit, minmax(min(160px, 40vw), 1fr)); margin: 0; }
dt { font-size: clamp(14px, 1.1vw, 18px); color: var(--soft); }
dd { margin: 0; font-size: clamp(24px, 3.2vw, 56px); line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dd small { display: block; font-size: clamp(12px, .9vw, 15px); font-weight: 400; color: var(--soft); }
dd button { font: inherit; font-size: clamp(12px, .9vw, 15px); font-weight: 400; color: var(--soft); background: none; border: 0; border-bottom: 1px solid var(--line); padding: 0; min-height: 24px; cursor: pointer; }
#line { height: clamp(180px, 28vh, 360px); }
ol { margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: minmax(0, 1fr) max-content max-content; gap: 16px; padding: 8px 0; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
ol:not(:has(li)) { color: var(--soft); font-size: clamp(14px, 1.1vw, 18px); }
footer { font-size: 13px; color: var(--soft); }
@media (min-width: 1100px) { main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } dl { grid-column: 1 / -1; grid-template-columns: repeat(4, minmax(0, 1fr)); } }
`;

/** Reads the token behind the hash sign, which no server on the way sees. A figure that is kept back says why. */
export const SCREEN_SCRIPT = `
(() => {
  const english = /^en/i.test(navigator.language);
  document.documentElement.lang = english ? 'en' : 'zh-Hans';
  const words = english
    ? {
        concurrent: 'Watching now', viewers: 'Viewers', views: 'Views', stay: 'Average stay', orders: 'Orders paid', net: 'Sales',
        farmers: 'To farmers', farmersPerMinute: 'To farmers per viewer-minute', line: 'People watching', items: 'Goods',
        exposed: 'seen by {n}', units: '{n} sold', few: 'shown from five people on', settled: 'settled', provisional: 'provisional',
        gross: 'Paid before refunds', on: 'Live', over: 'Over', rehearsal: 'Rehearsal', seconds: '{n} s', asOf: 'As of {at}',
        about: 'All figures come from the station’s own records. Sales are what was paid less what went back.',
        gone: 'This link does not work any more; ask the station for another', broken: 'No connection; trying again', noItems: 'No goods were shown yet', none: 'This link is incomplete',
      }
    : {
        concurrent: '在线人数', viewers: '观看人数', views: '观看次数', stay: '人均停留', orders: '支付订单', net: '成交金额',
        farmers: '农户所得', farmersPerMinute: '每观看分钟农户所得', line: '在线人数走势', items: '商品',
        exposed: '{n} 人看过', units: '售出 {n} 件', few: '满 5 人后显示', settled: '已结', provisional: '暂估',
        gross: '未减退款', on: '直播中', over: '已结束', rehearsal: '彩排', seconds: '{n} 秒', asOf: '截至 {at}',
        about: '数字全部来自本台记录。成交金额 = 支付金额 − 已退金额。',
        gone: '链接已失效，请联系本台重新获取', broken: '连接中断，正在重试', noItems: '还没有讲解过商品', none: '链接不完整',
      };
  const at = (id) => document.getElementById(id);
  const say = (text) => { at('state').textContent = text; };
  at('about').textContent = words.about;
  at('line-title').textContent = words.line;
  at('items-title').textContent = words.items;
  const [, token] = /^#([\\w-]{24})$/.exec(location.hash) || [];
  if (!token) return say(words.none);
  const yuan = (fen) => '¥' + (fen / 100).toLocaleString(english ? 'en' : 'zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const plain = (n) => Math.round(n).toLocaleString(english ? 'en' : 'zh-CN');
  const MONEY = ['net', 'gross', 'farmers', 'farmersPerMinute'];
  const written = (name, value) => MONEY.includes(name) ? yuan(value) : name === 'stay' ? words.seconds.replace('{n}', plain(value)) : plain(value);
  const hour = (moment) => new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(new Date(moment));
  const small = (text) => { const one = document.createElement('small'); one.textContent = text; return one; };
  let showsGross = false;
  const shownFigure = (figure, gross) => {
    const name = document.createElement('dt');
    name.textContent = words[figure.name];
    const value = document.createElement('dd');
    if (figure.value === null) value.append('—', small(words.few));
    else value.append(written(figure.name, figure.value), small(words[figure.finality]));
    if (figure.name === 'net' && gross && gross.value !== null) {
      const more = document.createElement('button');
      more.type = 'button';
      more.setAttribute('aria-expanded', String(showsGross));
      more.textContent = words.gross + (showsGross ? ' ' + yuan(gross.value) : '');
      more.addEventListener('click', () => { showsGross = !showsGross; draw(); });
      value.append(more);
    }
    return [name, value];
  };
  const shownItem = (item) => {
    const line = document.createElement('li');
    const cells = [
      (english ? item.title.en : item.title['zh-Hans']) + ' ' + item.spec,
      words.exposed.replace('{n}', plain(item.exposed)),
      item.units === null ? words.few : words.units.replace('{n}', plain(item.units)),
    ];
    line.append(...cells.map((text) => { const cell = document.createElement('span'); cell.textContent = text; return cell; }));
    return line;
  };
  const chart = window.echarts && window.echarts.init(at('line'), null, { renderer: 'canvas' });
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const drawLine = (samples) => {
    const last = samples[samples.length - 1];
    at('line').setAttribute('aria-label', words.line + (last ? ' ' + last.concurrent : ''));
    if (!chart) return;
    chart.setOption({
      animation: false,
      grid: { left: 48, right: 12, top: 12, bottom: 28 },
      xAxis: { type: 'time', axisLabel: { color: ink('--soft'), formatter: (moment) => hour(moment).slice(0, 5), hideOverlap: true }, axisLine: { lineStyle: { color: ink('--line') } } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink('--soft') }, splitLine: { lineStyle: { color: ink('--line') } } },
      series: [{ type: 'line', showSymbol: false, lineStyle: { color: ink('--ember'), width: 2 }, itemStyle: { color: ink('--ember') }, data: samples.map((one) => [Date.parse(one.at), one.concurrent]) }],
    });
  };
  let known;
  const draw = () => {
    document.title = known.title;
    at('title').textContent = known.title;
    const where = known.isRehearsal ? words.rehearsal : ['live', 'paused', 'ending'].includes(known.state) ? words.on : words.over;
    say(where + ' · ' + words.asOf.replace('{at}', hour(known.asOf)));
    const gross = known.figures.find((one) => one.name === 'gross');
    at('figures').replaceChildren(...known.figures.filter((one) => one !== gross).flatMap((one) => shownFigure(one, gross)).reduce((all, one, n) => {
      if (n % 2 === 0) all.push(document.createElement('div'));
      all[all.length - 1].append(one);
      return all;
    }, []));
    at('items').replaceChildren(...(known.items.length > 0 ? known.items.map(shownItem) : [words.noItems]));
    document.querySelector('main').hidden = false;
    drawLine(known.samples);
    if (chart) chart.resize();
  };
  const look = async () => {
    try {
      const answer = await fetch('/api/live/screens/' + token, { headers: { 'accept-language': english ? 'en' : 'zh-Hans' } });
      if (answer.status === 404) { document.querySelector('main').hidden = true; return say(words.gone); }
      if (!answer.ok) throw new Error(String(answer.status));
      known = await answer.json();
      draw();
    } catch (error) {
      say(words.broken);
    }
  };
  addEventListener('resize', () => { if (chart) chart.resize(); });
  setInterval(() => { if (!document.hidden) look(); }, 5000);
  look();
})();
`;
