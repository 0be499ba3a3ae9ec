import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { placeOf } from '../marks/marked-place';
import { asNode, type Node } from './block-nodes';

const Body = styled.div`
  font-size: 1.7rem;
  line-height: 1.75;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;

  p,
  ul,
  ol,
  blockquote,
  pre,
  figure {
    margin: 0 0 1em;
  }
  h2,
  h3,
  h4 {
    margin: 1.4em 0 0.5em;
    font-size: 2rem;
    font-weight: 700;
  }
  ul,
  ol {
    padding-inline-start: 1.6em;
    list-style: revert;
  }
  blockquote {
    padding-inline-start: 1em;
    border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral300};
    color: ${({ theme }) => theme.colors.neutral600};
  }
  pre {
    white-space: pre-wrap;
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
  strong {
    font-weight: 700;
  }
  em {
    font-style: italic;
  }
  ::highlight(hearth-open-marks) {
    background-color: ${({ theme }) => theme.colors.warning100};
    text-decoration: underline 2px;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
  }
  figcaption {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

/** A body as the editor's blocks hold it. */
export function Blocks({ blocks }: { readonly blocks: readonly unknown[] }) {
  return (
    <Body>
      {blocks.map((block, at) => (
        // Each paragraph has its place, by which remarks find it.
        <div key={at} {...placeOf('body', at)}>
          {draw(asNode(block), at)}
        </div>
      ))}
    </Body>
  );
}

function draw(node: Node, key: number): ReactNode {
  const drawer = DRAWERS[node.type] ?? DRAWERS['paragraph'];
  return drawer?.(node, key);
}

const inside = ({ children }: Node): ReactNode => children.map(draw);

const DRAWERS: Readonly<Record<string, (node: Node, key: number) => ReactNode>> = {
  text: (node, key) => <Letters key={key} node={node} />,
  paragraph: (node, key) => <p key={key}>{inside(node)}</p>,
  heading: (node, key) => {
    const Heading = HEADINGS[Math.min(Math.max(node.level, 2), 4)] ?? 'h2';
    return <Heading key={key}>{inside(node)}</Heading>;
  },
  list: (node, key) => (node.isOrdered ? <ol key={key}>{inside(node)}</ol> : <ul key={key}>{inside(node)}</ul>),
  'list-item': (node, key) => <li key={key}>{inside(node)}</li>,
  quote: (node, key) => <blockquote key={key}>{inside(node)}</blockquote>,
  code: (node, key) => <pre key={key}>{inside(node)}</pre>,
  link: (node, key) => (
    <a
      key={key}
      href={/^(https?:|\/)/i.test(node.url) ? node.url : undefined}
      target="_blank"
      rel="noopener noreferrer"
    >
      {inside(node)}
    </a>
  ),
  image: ({ image }, key) =>
    image && (
      <figure key={key}>
        <img src={image.url} alt={image.alternativeText} />
        {image.caption && <figcaption>{image.caption}</figcaption>}
      </figure>
    ),
};

const HEADINGS: Readonly<Record<number, 'h2' | 'h3' | 'h4'>> = { 2: 'h2', 3: 'h3', 4: 'h4' };

function Letters({ node: { text, marks } }: { readonly node: Node }) {
  return marks.reduce<ReactNode>((inner, mark) => {
    if (mark === 'bold') return <strong>{inner}</strong>;
    if (mark === 'italic') return <em>{inner}</em>;
    if (mark === 'underline') return <u>{inner}</u>;
    if (mark === 'strikethrough') return <s>{inner}</s>;
    return <code>{inner}</code>;
  }, text);
}
