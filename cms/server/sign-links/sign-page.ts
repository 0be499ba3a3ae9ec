/** The page on which people sign with a phone (手机签发). It stands by itself: no log-in, no bundle, readable over a poor line. */
export const SIGN_PAGE = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>手机签发 Sign</title>
<link rel="stylesheet" href="/sign/sign.css">
</head>
<body>
<main>
<header><p id="what"></p><h1 id="title"></h1></header>
<p id="said" role="status" aria-live="polite"></p>
<form id="door" hidden>
<p id="lead"></p>
<label for="pin" id="pin-label"></label>
<input id="pin" inputmode="numeric" autocomplete="off" type="password" pattern="[0-9]{6}" minlength="6" maxlength="6" required>
<button type="submit" id="enter"></button>
</form>
<div id="sheet" hidden></div>
</main>
<form id="deed" hidden>
<div id="choice" class="row"><button type="button" id="back" class="quiet"></button><button type="button" id="pass"></button></div>
<div id="ask" hidden>
<div id="reasons"><label for="reason" id="reason-label"></label><select id="reason"></select></div>
<label for="note" id="note-label"></label>
<textarea id="note" rows="2" maxlength="500"></textarea>
<label for="again" id="again-label"></label>
<input id="again" inputmode="numeric" autocomplete="off" type="password" pattern="[0-9]{6}" minlength="6" maxlength="6" required>
<div class="row"><button type="button" id="cancel" class="quiet"></button><button type="submit" id="go"></button></div>
</div>
</form>
<noscript>请打开浏览器的脚本功能再试。 Turn scripts on in your browser and try again.</noscript>
<script src="/sign/sign.js"></script>
</body>
</html>
`;
