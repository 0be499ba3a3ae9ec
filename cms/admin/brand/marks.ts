const svg = (body: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${body}</svg>`)}`;

/** The mark: a stove's mouth with its ember, cut from one sheet. */
const stove = `<path fill="#B83214" d="M8 0h48a8 8 0 0 1 8 8v48a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z"/>
  <path fill="#FBF8F3" d="M14 54V33a18 18 0 0 1 36 0v21h-8V34a10 10 0 0 0-20 0v20z"/>
  <path fill="#FBF8F3" d="M32 54c-5 0-8-3-8-7.5 0-4.5 4-6 5-11 4 2 11 6 11 11.500C40 51 37 54 32 54z"/>`;

/** The mark for the menu, the sign-in page and the browser's tab. */
export const mark = svg(stove);
