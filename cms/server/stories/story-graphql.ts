import type { Block, ContentLocale, Story } from '../../contract';
import type { GraphqlPart, Platform } from '../../platform';
import { localeOf, valueOf, type GraphqlContext } from '../../platform';
import type { StoryQuery, StoryReader } from './read-stories';
import { STORY_SDL } from './story-schema';

/** GraphQL names cannot hold a hyphen. */
type GraphqlLocale = 'zh_Hans' | 'en';

type Asked<Query> = Omit<Query, 'locale'> & { readonly locale?: GraphqlLocale | null };

/** The questions about stories, answered by the reader; fields of objects answer themselves. */
export function storyGraphql({ errors }: Pick<Platform, 'errors'>, reader: StoryReader): GraphqlPart {
  const speech = (context: GraphqlContext, locale: GraphqlLocale | null | undefined): ContentLocale =>
    localeOf(locale ? contentLocale(locale) : undefined, context.koaContext.get('accept-language'));
  return {
    sdl: STORY_SDL,
    resolvers: {
      Query: {
        columns: (_: never, { station, locale }: Asked<StoryQuery>) =>
          reader.columns({ station, locale: contentLocale(locale) }),
        story: (_: never, { id, locale }: Asked<{ id: string }>) => reader.story(id, contentLocale(locale)),
        storyGone: (_: never, { id, locale }: Asked<{ id: string }>) =>
          reader.gone(id, locale ? contentLocale(locale) : undefined),
        stories: async (_: never, asked: Asked<StoryQuery>, context: GraphqlContext) =>
          valueOf(
            await reader.stories({ ...asked, locale: contentLocale(asked.locale) }),
            errors,
            speech(context, asked.locale),
          ),
        search: async (_: never, asked: Asked<StoryQuery & { text: string }>, context: GraphqlContext) =>
          valueOf(
            await reader.search({ ...asked, locale: contentLocale(asked.locale) }),
            errors,
            speech(context, asked.locale),
          ),
      },
      Story: {
        locale: ({ locale }: Story) => graphqlLocale(locale),
        locales: ({ locales }: Story) => locales.map(graphqlLocale),
      },
      Block: { __resolveType: ({ kind }: Block) => kind },
    },
  };
}

function contentLocale(locale: GraphqlLocale | null | undefined): ContentLocale {
  return locale === 'en' ? 'en' : 'zh-Hans';
}

function graphqlLocale(locale: ContentLocale): GraphqlLocale {
  return locale === 'en' ? 'en' : 'zh_Hans';
}
