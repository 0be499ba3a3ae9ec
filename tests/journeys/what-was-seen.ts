import type { Browser, Page } from 'playwright-core';

/** Enough for a form with its messages, too little for a list of stories. */
const WORDS = 900;

/** What stands before everybody at this moment: the address, and the first words of what is on top. */
export async function whatWasSeen(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages().filter((page) => page.url() !== 'about:blank'));
  return (await Promise.all(pages.map(seenOn))).join('\n');
}

async function seenOn(page: Page): Promise<string> {
  const words = await page
    .evaluate(() => (document.querySelector('dialog[open], [role=dialog], main') ?? document.body).textContent)
    .catch(String);
  return `seen at ${page.url()}: ${words.replaceAll(/\s+/g, ' ').slice(0, WORDS)}`;
}
