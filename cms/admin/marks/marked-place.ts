import type { MarkAnchor } from '../../contract';

/** Where in the page a paragraph or a field of the text stands: the reader writes these names onto its elements. */
export const placeOf = (field: string, block = 0): Readonly<Record<'data-place', string>> => ({
  'data-place': `${field}.${block}`,
});

const AROUND = 20;

/** What is selected in the text that is being read, as an anchor; nothing when it is empty or spans paragraphs. */
export function selectedAnchor(selection: Selection | null): MarkAnchor | undefined {
  if (!selection || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const place = elementOf(range.startContainer)?.closest<HTMLElement>('[data-place]');
  return place?.contains(range.endContainer) ? anchorIn(place, range) : undefined;
}

function anchorIn(place: HTMLElement, range: Range): MarkAnchor | undefined {
  const quote = range.toString();
  if (quote.trim() === '') return undefined;
  const before = document.createRange();
  before.selectNodeContents(place);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const text = place.textContent;
  const [field = '', block = '0'] = (place.dataset['place'] ?? '').split('.');
  return {
    // Written by `placeOf` from the fields of a revision.
    field: field as MarkAnchor['field'],
    block: Number(block),
    from,
    to: from + quote.length,
    quote: quote.slice(0, 2_000),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(from + quote.length, from + quote.length + AROUND),
  };
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

/** The stretch of the page that a remark is about; undefined when the text on the screen does not hold it. */
export function rangeOf(root: ParentNode, { field, block, quote, from }: MarkAnchor): Range | undefined {
  const place = root.querySelector(`[data-place="${field}.${block}"]`);
  if (!place || quote === '') return undefined;
  const text = place.textContent;
  // Links are longer in the anchor's text than on the screen, so the quote that stands nearest is meant.
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  const [nearest] = places.sort((one, other) => Math.abs(one - from) - Math.abs(other - from));
  return nearest === undefined ? undefined : stretch(place, nearest, nearest + quote.length);
}

function stretch(place: Element, from: number, to: number): Range | undefined {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  let isBegun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!isBegun && from < at + length) {
      range.setStart(node, from - at);
      isBegun = true;
    }
    if (isBegun && to <= at + length) {
      range.setEnd(node, to - at);
      return range;
    }
    at += length;
  }
  return undefined;
}
