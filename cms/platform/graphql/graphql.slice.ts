import { graphqlErrors } from '../../contract';
import { createLimiter } from '../fast-lane/rate-limit';
import type { Slice } from '../slice';
import { apolloSettings } from './apollo';
import { DEVELOPER } from './developer';
import { graphqlGuard } from './guard';

/** Strapi's GraphQL plugin takes extensions until it builds its schema, after all plugins registered. */
type ExtensionService = { use(extension: () => object): void };

/** A reader turns a page every few seconds; a whole school may share one address. */
const CALLS_PER_MINUTE = 600;

/** The public GraphQL endpoint: built from the parts that slices bring, behind limits. */
export const graphqlSlice: Slice = {
  name: 'graphql',
  errors: [graphqlErrors],
  permissions: [
    {
      action: DEVELOPER,
      displayName: '查看接口结构 See the API schema in production',
      subCategory: '开发 Development',
    },
  ],
  register(platform) {
    const { strapi, graphql } = platform;
    // The plugin's services are untyped.
    const extensions = strapi.plugin('graphql').service('extension') as unknown as ExtensionService;
    extensions.use(() => graphql.extension());
    const isProduction = strapi.config.get('environment') === 'production';
    strapi.config.set('plugin::graphql.apolloServer', apolloSettings(platform, isProduction));
    letReadersIn(platform);
  },
  async start(platform) {
    const { errors: book, ids, clock, strapi } = platform;
    const perMinute = Number(process.env['GRAPHQL_PER_MINUTE'] ?? CALLS_PER_MINUTE);
    strapi.server.use(graphqlGuard({ book, ids, limiter: createLimiter({ clock }), perMinute }));
  },
};

/**
 * Strapi answers 401 to whoever brings no credentials of its own, and no plugin for those is installed. This lets strangers
 * reach the GraphQL endpoint and nothing else; whatever Strapi protects by its permissions stays refused to them.
 */
function letReadersIn({ strapi }: Parameters<NonNullable<Slice['register']>>[0]): void {
  // Strapi's container is untyped; this is its registry of authentication strategies.
  const auth: { register(type: string, strategy: object): void } = strapi.get('auth');
  auth.register('content-api', {
    name: 'hearth-reader',
    authenticate: (ctx: { path: string }) => Promise.resolve({ authenticated: ctx.path === '/graphql' }),
    verify: () => {
      throw new Error('Readers have no permissions in Strapi.');
    },
  });
}
