import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { placeOf } from '../marks/marked-place';
import { Faces } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { Blocks } from './blocks';
import type { Which } from './reader';
import { revisionContent, type Asset, type RevisionContent } from './revision-content';
import { useColumnNames } from './use-column-names';
import { useFieldNames, useSay } from './words';

const Measure = styled.div`
  max-width: 68rem;
  margin-inline: auto;
  padding: 32px 24px 48px;
`;

const Headline = styled.h2`
  font-family: 'Songti SC', 'Noto Serif SC', 'Source Han Serif SC', Georgia, serif;
  font-size: 2.8rem;
  line-height: 1.4;
  font-weight: 700;
  text-wrap: balance;
  overflow-wrap: anywhere;
`;

/** A revision as its readers would read it, every field that a signature answers for included. */
export function ManuscriptText({ of: { documentId, locale }, n }: { readonly of: Which; readonly n: number }) {
  const read = useReading<{ readonly content: unknown }>(`/cms/revisions/${documentId}/${locale}/at/${n}`);
  return <Faces of={read}>{({ content }) => <Text content={revisionContent.parse(content)} locale={locale} />}</Faces>;
}

function Text({ content, locale }: { readonly content: RevisionContent; readonly locale: Which['locale'] }) {
  const say = useSay();
  const columns = useColumnNames();
  const { title, subtitle, summary, byline, column, cover, film, body } = content;
  return (
    <Measure lang={locale}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {[columns(column), byline].filter(Boolean).join(' · ')}
      </Typography>
      <Headline {...placeOf('title')}>{title || say('untitled')}</Headline>
      {subtitle && (
        <Typography tag="p" variant="delta" textColor="neutral700" paddingTop={2} {...placeOf('subtitle')}>
          {subtitle}
        </Typography>
      )}
      {summary && (
        <Box
          tag="p"
          paddingTop={4}
          style={{ fontSize: '1.6rem', lineHeight: 1.7 }}
          color="neutral600"
          {...placeOf('summary')}
        >
          {summary}
        </Box>
      )}
      {cover && <Picture asset={cover} />}
      {film && <Film asset={film} />}
      <Box paddingTop={5}>
        <Blocks blocks={body} />
      </Box>
      <Rest content={content} />
    </Measure>
  );
}

function Picture({ asset: { url, alternativeText, caption } }: { readonly asset: Asset }) {
  return (
    <Box tag="figure" paddingTop={5} style={{ margin: 0 }}>
      <img src={url} alt={alternativeText ?? ''} style={{ display: 'block', width: '100%', height: 'auto' }} />
      {caption && (
        <Typography tag="figcaption" variant="pi" textColor="neutral600" paddingTop={1}>
          {caption}
        </Typography>
      )}
    </Box>
  );
}

function Film({ asset: { url, name } }: { readonly asset: Asset }) {
  return (
    <Box paddingTop={5}>
      {/* What the film says is reviewed here before anybody wrote captions for it. */}
      <video controls preload="metadata" src={url} aria-label={name} style={{ width: '100%' }} />
    </Box>
  );
}

const REST = ['tags', 'sourceName', 'sourceUrl', 'sourceAuthor', 'sourceLicence', 'aiNote'] as const;

/** What readers meet beside the text: where it comes from, what machines did, its tags. */
function Rest({ content }: { readonly content: RevisionContent }) {
  const { formatMessage } = useIntl();
  const nameOf = useFieldNames();
  const { origin, aiDeclaration } = content;
  const named = (value: string): string => formatMessage({ id: value, defaultMessage: value });
  const facts = [
    ...(origin === 'repost' ? [['origin', named(origin)] as const] : []),
    ...(aiDeclaration !== '' && aiDeclaration !== 'none' ? [['aiDeclaration', named(aiDeclaration)] as const] : []),
    ...REST.flatMap((field) => (content[field] === '' ? [] : [[field, content[field]] as const])),
  ];
  if (facts.length === 0) return null;
  return (
    <Box paddingTop={6}>
      {facts.map(([field, value]) => (
        <Flex key={field} gap={3} alignItems="baseline" paddingTop={1}>
          <Typography variant="pi" textColor="neutral600" style={{ flex: 'none', minWidth: '9rem' }}>
            {nameOf(field)}
          </Typography>
          <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Flex>
      ))}
    </Box>
  );
}
