export function setPageTitle(title: string): void {
  document.title = title;
}

/** What lies outside the app's own root: the language for screen readers, the ground behind it, and mourning for all of it. */
export function setPageLook(look: {
  readonly language: string;
  readonly paper: string;
  readonly scheme: string;
  readonly mourning: boolean;
}): void {
  const page = document.documentElement;
  page.lang = look.language;
  page.dataset['scheme'] = look.scheme;
  page.classList.toggle('mourning', look.mourning);
  page.style.backgroundColor = look.paper;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', look.paper);
}
