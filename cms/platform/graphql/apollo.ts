import { GraphQLError, type DocumentNode, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import { localeOf } from '../http/answer';
import type { Platform } from '../platform';
import { COST_LIMIT, costOf, isAboutSchema } from './cost';
import { isDeveloper } from './developer';
import type { GraphqlContext } from './graphql';
import { refusedBy } from './refuse';

/** The parsed request as Apollo hands it to a plugin, once it is valid. */
type Resolved = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: { readonly variables?: Record<string, unknown> };
  readonly contextValue: GraphqlContext;
};

/** How Strapi is to run Apollo: limits, masked errors, a hidden schema. Set while the house registers. */
export function apolloSettings(platform: Platform, isProduction: boolean): object {
  const check = async ({ document, operation, request, contextValue }: Resolved): Promise<void> => {
    const { koaContext } = contextValue;
    const locale = localeOf(undefined, koaContext.get('accept-language'));
    const hidden = isProduction && isAboutSchema(document);
    if (hidden && !(await isDeveloper(platform.strapi, koaContext.get('authorization')))) {
      throw refusedBy(platform.errors, { code: 'GRAPHQL.SCHEMA_HIDDEN', details: undefined }, locale);
    }
    const cost = isAboutSchema(document) ? 0 : costOf(document, operation, request.variables ?? {});
    if (cost <= COST_LIMIT) return;
    throw refusedBy(platform.errors, { code: 'GRAPHQL.TOO_COSTLY', details: { cost, limit: COST_LIMIT } }, locale);
  };
  return {
    // Hidden by `check` above, which knows developers; Apollo's own switch does not.
    introspection: true,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: 4000 },
    formatError: (formatted: GraphQLFormattedError, error: unknown) => maskedError(platform, formatted, error),
    plugins: [{ requestDidStart: () => Promise.resolve({ didResolveOperation: check }) }],
  };
}

/** A mistake in the question is told; anything that broke on our side is logged and stays with us. */
function maskedError(platform: Platform, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (!cause || cause instanceof GraphQLError) return told(formatted);
  const requestId = platform.ids.next();
  platform.log.error('a GraphQL request broke', { error: cause, requestId });
  return {
    message: `服务出了问题，已记录（编号 ${requestId}） Something broke on our side; it is logged as ${requestId}`,
    extensions: { code: 'HEARTH.BROKEN', requestId },
  };
}

function told({ message, locations, path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const code = extensions?.['code'];
  const details = extensions?.['details'];
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...(details !== undefined && { details }) },
  };
}
