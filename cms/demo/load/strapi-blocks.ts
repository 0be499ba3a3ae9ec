import { wordsOf, type StoryBlock } from '../story-file';

/** A node of Strapi's blocks editor. */
export type BlockNode = Readonly<Record<string, unknown>>;

/** Puts a demo story's body into the form of Strapi's editor; pictures are already in the library. */
export function toStrapiBlocks(
  body: readonly StoryBlock[],
  pictures: ReadonlyMap<string, object>,
): readonly BlockNode[] {
  return body.map((block) => toNode(block, pictures));
}

function toNode(block: StoryBlock, pictures: ReadonlyMap<string, object>): BlockNode {
  if ('p' in block) return { type: 'paragraph', children: inline(block.p) };
  if ('h' in block) return { type: 'heading', level: 2, children: inline(block.h) };
  if ('quote' in block) return { type: 'quote', children: [{ type: 'text', text: `${block.quote}\n——${block.who}` }] };
  if ('list' in block) {
    const children = block.list.map((item) => ({ type: 'list-item', children: inline(item) }));
    return { type: 'list', format: block.ordered ? 'ordered' : 'unordered', children };
  }
  const image = pictures.get(block.picture);
  if (!image) throw new Error(`The picture ${block.picture} was not drawn (${wordsOf(block)})`);
  return { type: 'image', image: { ...image, caption: block.caption }, children: [{ type: 'text', text: '' }] };
}

const MARKS = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<url>[^)]+)\)/g;

/** Bold and links of a line. */
function inline(line: string): readonly BlockNode[] {
  const nodes: BlockNode[] = [];
  let at = 0;
  for (const found of line.matchAll(MARKS)) {
    nodes.push({ type: 'text', text: line.slice(at, found.index) });
    const { bold, label, url } = found.groups ?? {};
    if (bold) nodes.push({ type: 'text', text: bold, bold: true });
    else nodes.push({ type: 'link', url, children: [{ type: 'text', text: label }] });
    at = found.index + found[0].length;
  }
  return [...nodes, { type: 'text', text: line.slice(at) }];
}
