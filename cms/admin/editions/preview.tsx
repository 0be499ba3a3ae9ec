import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ChannelPlatform, EditionBlock, EditionContent } from '../../contract';
import { PlatformMark } from '../channels/platform-mark';
import { useSay } from './words';

/** As wide as a phone, whatever the desk: that is where it will be read. */
const Phone = styled.div`
  width: min(390px, 100%);
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral0};

  header {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 12px 16px;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  article {
    padding: 16px;
    font-size: 1.6rem;
    line-height: 1.75;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0 0 8px;
    font-size: 2rem;
    line-height: 1.4;
    font-weight: 700;
    text-wrap: balance;
  }
  h4 {
    margin: 16px 0 4px;
    font-size: 1.7rem;
    font-weight: 700;
  }
  p {
    margin: 0 0 12px;
    white-space: pre-wrap;
  }
  blockquote {
    margin: 0 0 12px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
  }
  img,
  video {
    display: block;
    width: 100%;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 4px;
  }
  .grid img {
    aspect-ratio: 1;
    object-fit: cover;
  }
  .soft {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
`;

type Props = { readonly content: EditionContent; readonly platform: ChannelPlatform; readonly account: string };

/** An edition as it will look on a phone: an article to read, a post in a stream, or a film with its caption. */
export function Preview({ content, platform, account }: Props) {
  return (
    <Phone>
      <header>
        <PlatformMark platform={platform} />
        <Typography fontWeight="bold">{account}</Typography>
      </header>
      {content.form === 'article' && <Article content={content} />}
      {content.form === 'post' && <Post content={content} />}
      {content.form === 'film' && <Film content={content} />}
    </Phone>
  );
}

type ContentProps = Pick<Props, 'content'>;

function Article({ content }: ContentProps) {
  const { title, summary, byline, blocks, cover, source, aiLabel } = content;
  return (
    <>
      {cover && <img src={cover.url} alt={cover.alt} loading="lazy" />}
      <article>
        <h3>{title}</h3>
        {(byline || source) && <p className="soft">{[byline, source].filter(Boolean).join(' · ')}</p>}
        {summary && <p className="soft">{summary}</p>}
        {blocks.map((block, at) => (
          // Blocks have no name but their place in the text.
          <Block key={at} block={block} />
        ))}
        {aiLabel && <p className="soft">{aiLabel}</p>}
      </article>
    </>
  );
}

function Block({ block: { kind, text, url } }: { readonly block: EditionBlock }) {
  switch (kind) {
    case 'heading':
      return <h4>{text}</h4>;
    case 'quote':
      return <blockquote>{text}</blockquote>;
    case 'item':
      return <p>· {text}</p>;
    case 'code':
      return <pre>{text}</pre>;
    case 'picture':
      return url ? <img src={url} alt={text} loading="lazy" /> : null;
    case 'film':
      return url ? <video src={url} controls preload="none" /> : null;
    default:
      return <p>{text}</p>;
  }
}

function Post({ content: { title, text, pictures, film } }: ContentProps) {
  return (
    <article>
      {!text.includes(title) && <h3>{title}</h3>}
      <p>{text}</p>
      {film ? (
        <video src={film.url} controls preload="none" aria-label={film.alt} />
      ) : (
        <div className="grid">
          {pictures.map(({ url, alt }) => (
            <img key={url} src={url} alt={alt} loading="lazy" />
          ))}
        </div>
      )}
    </article>
  );
}

function Film({ content: { title, text, cover, film } }: ContentProps) {
  const say = useSay();
  return (
    <>
      {film ? (
        <video src={film.url} controls preload="none" {...(cover ? { poster: cover.url } : {})} aria-label={film.alt} />
      ) : (
        <Box background="neutral150" padding={8}>
          <Typography textColor="neutral600">{say('preview.noFilm')}</Typography>
        </Box>
      )}
      <article>
        <h3>{title}</h3>
        <p>{text}</p>
      </article>
    </>
  );
}
