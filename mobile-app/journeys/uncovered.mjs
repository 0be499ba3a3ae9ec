// What the law wants to be in sight all the time is looked for where it stands: nothing that can be seen may lie above it.
import assert from 'node:assert/strict';

/** Runs in the page: what lies over an element at five of its points, as short lines. */
function coversOf(testId) {
  const element = document.querySelector(`[data-testid="${testId}"]`);
  if (!element) return [`${testId} is not there`];
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return [`${testId} has no size`];
  if (top < 0 || left < 0 || top + height > innerHeight + 1 || left + width > innerWidth + 1) {
    return [`${testId} reaches out of the window: ${[left, top, width, height].map(Math.round).join(' ')}`];
  }
  const inside = [
    [0.5, 0.5],
    [0.02, 0.1],
    [0.98, 0.1],
    [0.02, 0.9],
    [0.98, 0.9],
  ];
  const isSeen = (one) => {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
    const alpha = /rgba\(.*,\s*([\d.]+)\)/.exec(backgroundColor)?.[1] ?? '1';
    const isPainted =
      Number(alpha) > 0 || backgroundImage !== 'none' || ['IMG', 'VIDEO', 'CANVAS'].includes(one.tagName);
    return isPainted && Number(opacity) > 0;
  };
  return inside.flatMap(([x, y]) => {
    const above = [];
    for (const one of document.elementsFromPoint(left + width * x, top + height * y)) {
      if (one === element || element.contains(one)) return above;
      if (isSeen(one)) above.push(`${testId} lies below ${one.outerHTML.slice(0, 90)}`);
    }
    return [`${testId} is not at its own place`];
  });
}

/** Nothing lies over it. */
export async function uncovered(page, testId, when) {
  assert.deepEqual(await page.evaluate(coversOf, testId), [], when);
}
