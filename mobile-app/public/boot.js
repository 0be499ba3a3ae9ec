// Runs before the first paint and before the app: takes the reader's look from what was kept, so that nothing flashes.
(function () {
  var page = document.documentElement;
  try {
    var kept = JSON.parse(localStorage.getItem('hearth:prefs') || '{}');
    if (kept.scheme === 'dark' || kept.scheme === 'light') page.dataset.scheme = kept.scheme;
    if (kept.language === 'zh') page.lang = 'zh-Hans';
    if (kept.language === 'en') page.lang = 'en';
  } catch (e) {
    // A private window without storage starts with the system's look.
  }
})();
