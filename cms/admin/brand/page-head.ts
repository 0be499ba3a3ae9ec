import { mark } from './marks';

const NAME = 'Hearth 融灶';

/** System faces that set Chinese well first, and a thin gap between Chinese and Latin. Letter-spacing Chinese is never right. */
const TYPE = `
  body, body button, body input, body textarea, body select {
    font-family: 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif;
    text-autospace: normal;
  }
  :lang(zh) { letter-spacing: 0 !important; }
  h1, h2 { text-wrap: balance; }
  /* The waiting ring is a picture with Strapi's own colour. */
  [role='alert'] > img[aria-hidden] { filter: grayscale(1); }
  /* Strapi tells every newsroom about its own release; there is no setting for that. */
  div:has(> div > div > div > a[href^='https://strapi.io/blog/']) { display: none; }
`;

/** What Strapi sets on the page itself and offers no setting for: the tab's icon and title, and the typeface. */
export function dressPage(document: Document): void {
  for (const old of document.querySelectorAll('link[rel~="icon"]')) old.remove();
  document.head.append(element(document, 'link', { rel: 'icon', href: mark, type: 'image/svg+xml' }));
  const style = element(document, 'style', {});
  style.textContent = TYPE;
  document.head.append(style);
  // Strapi writes “… | Strapi” into the title at every page.
  const rename = (): void => {
    const named = document.title.replace(/(?:\| )?Strapi(?: Admin)?$/, `| ${NAME}`).replace(/^\| /, '');
    if (named !== document.title) document.title = named;
  };
  rename();
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true, characterData: true });
}

function element<Tag extends 'link' | 'style'>(
  document: Document,
  tag: Tag,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
