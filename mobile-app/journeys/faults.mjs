// Layout faults that a picture shows and a test can name. Each function runs in the page.

const TARGETS =
  '[role="button"],button,[role="tab"],[role="radio"],[role="switch"],[role="checkbox"],nav a,[role="navigation"] a';

/** Nothing reaches past the right edge, except inside what scrolls sideways. */
function tooWide() {
  const inner = window.innerWidth;
  const past = [...document.querySelectorAll('#root *')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.left < inner && box.right > inner + 1 && !e.closest('[role="tablist"]');
  });
  return past.filter((e) => e.checkVisibility()).map((e) => `too wide: ${e.outerHTML.slice(0, 90)}`);
}

/** Everything a finger is meant to hit is high enough for this mode, and never narrower than 44. */
function tooSmall({ selector, side }) {
  const small = [...document.querySelectorAll(selector)].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && e.checkVisibility() && (box.height < side - 0.5 || box.width < 43.5);
  });
  return small.map((e) => `target of ${Math.round(e.getBoundingClientRect().height)}: ${e.textContent || e.ariaLabel}`);
}

/** One heading of the first level, no more and no less. */
function oneHeading() {
  const heads = [...document.querySelectorAll('h1')].filter((h) => h.checkVisibility());
  return heads.length === 1 ? [] : [`h1 × ${heads.length}: ${heads.map((h) => h.textContent).join(' / ')}`];
}

export async function faults(page, side) {
  const found = [
    await page.evaluate(tooWide),
    await page.evaluate(tooSmall, { selector: TARGETS, side }),
    await page.evaluate(oneHeading),
  ];
  return found.flat();
}
