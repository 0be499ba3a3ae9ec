/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
};

export type Locale =
  | 'zh_Hans'
  | 'en';

export type AiDeclaration =
  | 'none'
  | 'assisted'
  | 'generated';

export type PictureFormat =
  | 'avif'
  | 'webp'
  | 'jpeg'
  | 'png';

export type Query = {
  /** 栏目 The columns of a station and of those below it. */
  columns: Array<Column>;
  /** 最新稿件 Published stories, latest first; first is at most 50. */
  stories: StoryConnection;
  /** 稿件 One story, null when it is not published in this language. */
  story: Maybe<Story>;
  /** 撤稿 That a story was taken down, null when it was not. */
  storyGone: Maybe<StoryGone>;
  /** 搜索 Stories that hold all words, best and most recent first. */
  search: StoryConnection;
};


export type QueryColumnsArgs = {
  station?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Locale>;
};


export type QueryStoriesArgs = {
  station?: InputMaybe<Scalars['String']['input']>;
  column?: InputMaybe<Scalars['String']['input']>;
  tag?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Locale>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStoryArgs = {
  id: Scalars['ID']['input'];
  locale?: InputMaybe<Locale>;
};


export type QueryStoryGoneArgs = {
  id: Scalars['ID']['input'];
  locale?: InputMaybe<Locale>;
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  station?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Locale>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Column = {
  slug: Scalars['String']['output'];
  name: Scalars['String']['output'];
  description: Maybe<Scalars['String']['output']>;
  station: Scalars['String']['output'];
};

export type Named = {
  slug: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type Focal = {
  x: Scalars['Float']['output'];
  y: Scalars['Float']['output'];
};

export type PictureSource = {
  url: Scalars['String']['output'];
  width: Scalars['Int']['output'];
  format: PictureFormat;
};

export type Picture = {
  alt: Scalars['String']['output'];
  caption: Maybe<Scalars['String']['output']>;
  credit: Maybe<Scalars['String']['output']>;
  width: Scalars['Int']['output'];
  height: Scalars['Int']['output'];
  /** What must stay in view when the picture is cropped. */
  focal: Focal;
  blur: Maybe<Scalars['String']['output']>;
  aiGenerated: Scalars['Boolean']['output'];
  sources: Array<PictureSource>;
};

export type Film = {
  url: Scalars['String']['output'];
  poster: Maybe<Picture>;
  width: Scalars['Int']['output'];
  height: Scalars['Int']['output'];
  seconds: Maybe<Scalars['Float']['output']>;
  alt: Scalars['String']['output'];
};

/** 转载来源 Where a re-post comes from. */
export type Source = {
  name: Scalars['String']['output'];
  url: Maybe<Scalars['String']['output']>;
  author: Maybe<Scalars['String']['output']>;
};

/** 更正说明 What was corrected, the newest first. */
export type Correction = {
  at: Scalars['DateTime']['output'];
  note: Scalars['String']['output'];
};

export type StoryGone = {
  at: Scalars['DateTime']['output'];
  note: Maybe<Scalars['String']['output']>;
};

export type Evidence = {
  signedBy: Array<Scalars['String']['output']>;
  publishedAt: Scalars['DateTime']['output'];
  correctedAt: Maybe<Scalars['DateTime']['output']>;
  corrections: Array<Correction>;
};

export type Span = {
  text: Scalars['String']['output'];
  bold: Maybe<Scalars['Boolean']['output']>;
  italic: Maybe<Scalars['Boolean']['output']>;
  underline: Maybe<Scalars['Boolean']['output']>;
  strike: Maybe<Scalars['Boolean']['output']>;
  code: Maybe<Scalars['Boolean']['output']>;
  href: Maybe<Scalars['String']['output']>;
};

export type Paragraph = {
  spans: Array<Span>;
};

export type Heading = {
  level: Scalars['Int']['output'];
  spans: Array<Span>;
};

export type Quote = {
  spans: Array<Span>;
  who: Maybe<Scalars['String']['output']>;
};

export type ListItem = {
  spans: Array<Span>;
};

export type ListBlock = {
  ordered: Scalars['Boolean']['output'];
  items: Array<ListItem>;
};

export type Figure = {
  picture: Picture;
};

export type FilmBlock = {
  film: Film;
};

export type Code = {
  text: Scalars['String']['output'];
};

export type Block = Paragraph | Heading | Quote | ListBlock | Figure | FilmBlock | Code;

export type Story = {
  id: Scalars['ID']['output'];
  locale: Locale;
  /** The languages in which it is published. */
  locales: Array<Locale>;
  title: Scalars['String']['output'];
  subtitle: Maybe<Scalars['String']['output']>;
  summary: Maybe<Scalars['String']['output']>;
  column: Named;
  station: Named;
  byline: Maybe<Scalars['String']['output']>;
  publishedAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  cover: Maybe<Picture>;
  hasFilm: Scalars['Boolean']['output'];
  ai: AiDeclaration;
  body: Array<Block>;
  film: Maybe<Film>;
  tags: Array<Scalars['String']['output']>;
  source: Maybe<Source>;
  readingMinutes: Scalars['Int']['output'];
  evidence: Evidence;
};

export type StoryEdge = {
  cursor: Scalars['String']['output'];
  node: Story;
};

export type PageInfo = {
  hasNextPage: Scalars['Boolean']['output'];
  endCursor: Maybe<Scalars['String']['output']>;
};

export type StoryConnection = {
  edges: Array<StoryEdge>;
  pageInfo: PageInfo;
  total: Scalars['Int']['output'];
};

export type PicturePartsFragment = { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> };

export type FilmPartsFragment = { url: string, width: number, height: number, seconds: number | null, alt: string, poster: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } | null };

export type SpanPartsFragment = { text: string, bold: boolean | null, italic: boolean | null, underline: boolean | null, strike: boolean | null, code: boolean | null, href: string | null };

export type SearchQueryVariables = Exact<{
  text: Scalars['String']['input'];
  station?: InputMaybe<Scalars['String']['input']>;
  locale: Locale;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SearchQuery = { search: { total: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, locale: Locale, title: string, subtitle: string | null, summary: string | null, byline: string | null, publishedAt: string, updatedAt: string, hasFilm: boolean, ai: AiDeclaration, column: { slug: string, name: string }, station: { slug: string, name: string }, cover: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } | null } }> } };

export type StoryQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  locale: Locale;
}>;


export type StoryQuery = { storyGone: { at: string, note: string | null } | null, story: { id: string, locale: Locale, locales: Array<Locale>, title: string, subtitle: string | null, summary: string | null, byline: string | null, publishedAt: string, updatedAt: string, hasFilm: boolean, ai: AiDeclaration, tags: Array<string>, readingMinutes: number, column: { slug: string, name: string }, station: { slug: string, name: string }, cover: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } | null, film: { url: string, width: number, height: number, seconds: number | null, alt: string, poster: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } | null } | null, source: { name: string, url: string | null, author: string | null } | null, evidence: { signedBy: Array<string>, publishedAt: string, correctedAt: string | null, corrections: Array<{ at: string, note: string }> }, body: Array<
      | { __typename: 'Paragraph', spans: Array<{ text: string, bold: boolean | null, italic: boolean | null, underline: boolean | null, strike: boolean | null, code: boolean | null, href: string | null }> }
      | { __typename: 'Heading', level: number, spans: Array<{ text: string, bold: boolean | null, italic: boolean | null, underline: boolean | null, strike: boolean | null, code: boolean | null, href: string | null }> }
      | { __typename: 'Quote', who: string | null, spans: Array<{ text: string, bold: boolean | null, italic: boolean | null, underline: boolean | null, strike: boolean | null, code: boolean | null, href: string | null }> }
      | { __typename: 'ListBlock', ordered: boolean, items: Array<{ spans: Array<{ text: string, bold: boolean | null, italic: boolean | null, underline: boolean | null, strike: boolean | null, code: boolean | null, href: string | null }> }> }
      | { __typename: 'Figure', picture: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } }
      | { __typename: 'FilmBlock', film: { url: string, width: number, height: number, seconds: number | null, alt: string, poster: { alt: string, caption: string | null, credit: string | null, width: number, height: number, blur: string | null, aiGenerated: boolean, focal: { x: number, y: number }, sources: Array<{ url: string, width: number, format: PictureFormat }> } | null } }
      | { __typename: 'Code', text: string }
    > } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PicturePartsFragmentDoc = new TypedDocumentString(`
    fragment PictureParts on Picture {
  alt
  caption
  credit
  width
  height
  focal {
    x
    y
  }
  blur
  aiGenerated
  sources {
    url
    width
    format
  }
}
    `, {"fragmentName":"PictureParts"}) as unknown as TypedDocumentString<PicturePartsFragment, unknown>;
export const FilmPartsFragmentDoc = new TypedDocumentString(`
    fragment FilmParts on Film {
  url
  poster {
    ...PictureParts
  }
  width
  height
  seconds
  alt
}
    fragment PictureParts on Picture {
  alt
  caption
  credit
  width
  height
  focal {
    x
    y
  }
  blur
  aiGenerated
  sources {
    url
    width
    format
  }
}`, {"fragmentName":"FilmParts"}) as unknown as TypedDocumentString<FilmPartsFragment, unknown>;
export const SpanPartsFragmentDoc = new TypedDocumentString(`
    fragment SpanParts on Span {
  text
  bold
  italic
  underline
  strike
  code
  href
}
    `, {"fragmentName":"SpanParts"}) as unknown as TypedDocumentString<SpanPartsFragment, unknown>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $station: String, $locale: Locale!, $after: String) {
  search(
    text: $text
    station: $station
    locale: $locale
    first: 20
    after: $after
  ) {
    total
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        locale
        title
        subtitle
        summary
        column {
          slug
          name
        }
        station {
          slug
          name
        }
        byline
        publishedAt
        updatedAt
        hasFilm
        ai
        cover {
          ...PictureParts
        }
      }
    }
  }
}
    fragment PictureParts on Picture {
  alt
  caption
  credit
  width
  height
  focal {
    x
    y
  }
  blur
  aiGenerated
  sources {
    url
    width
    format
  }
}`, {"hash":"ec4ae2d79db8778c4111a9db5389d66f6452aa975b4435422797578e566415d2"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const StoryDocument = new TypedDocumentString(`
    query Story($id: ID!, $locale: Locale!) {
  storyGone(id: $id, locale: $locale) {
    at
    note
  }
  story(id: $id, locale: $locale) {
    id
    locale
    locales
    title
    subtitle
    summary
    column {
      slug
      name
    }
    station {
      slug
      name
    }
    byline
    publishedAt
    updatedAt
    cover {
      ...PictureParts
    }
    hasFilm
    ai
    tags
    readingMinutes
    film {
      ...FilmParts
    }
    source {
      name
      url
      author
    }
    evidence {
      signedBy
      publishedAt
      correctedAt
      corrections {
        at
        note
      }
    }
    body {
      __typename
      ... on Paragraph {
        spans {
          ...SpanParts
        }
      }
      ... on Heading {
        level
        spans {
          ...SpanParts
        }
      }
      ... on Quote {
        who
        spans {
          ...SpanParts
        }
      }
      ... on ListBlock {
        ordered
        items {
          spans {
            ...SpanParts
          }
        }
      }
      ... on Figure {
        picture {
          ...PictureParts
        }
      }
      ... on FilmBlock {
        film {
          ...FilmParts
        }
      }
      ... on Code {
        text
      }
    }
  }
}
    fragment PictureParts on Picture {
  alt
  caption
  credit
  width
  height
  focal {
    x
    y
  }
  blur
  aiGenerated
  sources {
    url
    width
    format
  }
}
fragment FilmParts on Film {
  url
  poster {
    ...PictureParts
  }
  width
  height
  seconds
  alt
}
fragment SpanParts on Span {
  text
  bold
  italic
  underline
  strike
  code
  href
}`, {"hash":"6c3f81cc0e7560441c3a5041295701943105e79a6fe05e31aec5950783923696"}) as unknown as TypedDocumentString<StoryQuery, StoryQueryVariables>;