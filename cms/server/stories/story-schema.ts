/** The public schema of stories. The news app's types are generated from it: what is taken away here breaks old apps. */
export const STORY_SDL = /* GraphQL */ `
  scalar DateTime

  enum Locale {
    zh_Hans
    en
  }

  enum AiDeclaration {
    none
    assisted
    generated
  }

  enum PictureFormat {
    avif
    webp
    jpeg
    png
  }

  type Query {
    "栏目 The columns of a station and of those below it."
    columns(station: String, locale: Locale = zh_Hans): [Column!]!
    "最新稿件 Published stories, latest first; first is at most 50."
    stories(
      station: String
      column: String
      tag: String
      locale: Locale = zh_Hans
      first: Int = 20
      after: String
    ): StoryConnection!
    "稿件 One story, null when it is not published in this language."
    story(id: ID!, locale: Locale = zh_Hans): Story
    "撤稿 That a story was taken down, null when it was not."
    storyGone(id: ID!, locale: Locale): StoryGone
    "搜索 Stories that hold all words, best and most recent first."
    search(text: String!, station: String, locale: Locale = zh_Hans, first: Int = 20, after: String): StoryConnection!
  }

  type Column {
    slug: String!
    name: String!
    description: String
    station: String!
  }

  type Named {
    slug: String!
    name: String!
  }

  type Focal {
    x: Float!
    y: Float!
  }

  type PictureSource {
    url: String!
    width: Int!
    format: PictureFormat!
  }

  type Picture {
    alt: String!
    caption: String
    credit: String
    width: Int!
    height: Int!
    "What must stay in view when the picture is cropped."
    focal: Focal!
    blur: String
    aiGenerated: Boolean!
    sources: [PictureSource!]!
  }

  type Film {
    url: String!
    poster: Picture
    width: Int!
    height: Int!
    seconds: Float
    alt: String!
  }

  "转载来源 Where a re-post comes from."
  type Source {
    name: String!
    url: String
    author: String
  }

  "更正说明 What was corrected, the newest first."
  type Correction {
    at: DateTime!
    note: String!
  }

  type StoryGone {
    at: DateTime!
    note: String
  }

  type Evidence {
    signedBy: [String!]!
    publishedAt: DateTime!
    correctedAt: DateTime
    corrections: [Correction!]!
  }

  type Span {
    text: String!
    bold: Boolean
    italic: Boolean
    underline: Boolean
    strike: Boolean
    code: Boolean
    href: String
  }

  type Paragraph {
    spans: [Span!]!
  }

  type Heading {
    level: Int!
    spans: [Span!]!
  }

  type Quote {
    spans: [Span!]!
    who: String
  }

  type ListItem {
    spans: [Span!]!
  }

  type ListBlock {
    ordered: Boolean!
    items: [ListItem!]!
  }

  type Figure {
    picture: Picture!
  }

  type FilmBlock {
    film: Film!
  }

  type Code {
    text: String!
  }

  union Block = Paragraph | Heading | Quote | ListBlock | Figure | FilmBlock | Code

  type Story {
    id: ID!
    locale: Locale!
    "The languages in which it is published."
    locales: [Locale!]!
    title: String!
    subtitle: String
    summary: String
    column: Named!
    station: Named!
    byline: String
    publishedAt: DateTime!
    updatedAt: DateTime!
    cover: Picture
    hasFilm: Boolean!
    ai: AiDeclaration!
    body: [Block!]!
    film: Film
    tags: [String!]!
    source: Source
    readingMinutes: Int!
    evidence: Evidence!
  }

  type StoryEdge {
    cursor: String!
    node: Story!
  }

  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }

  type StoryConnection {
    edges: [StoryEdge!]!
    pageInfo: PageInfo!
    total: Int!
  }
`;
