import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

type Axe = {
  run(where: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** Strapi's editor of blocks has a label that it does not name; what stands around it is ours. */
const STRAPIS = '[data-slate-editor]';

/** What axe finds against WCAG 2.0 to 2.2, A and AA, in one line each. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (strapis) => {
    // Put there by the script above.
    const { axe } = window as unknown as { axe: Axe };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(
      { include: [['html']], exclude: [[strapis]] },
      { runOnly: { type: 'tag', values } },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, STRAPIS);
}
