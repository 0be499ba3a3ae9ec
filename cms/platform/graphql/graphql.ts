import { buildSchema, isScalarType, type GraphQLNamedType } from 'graphql';

/** A resolver of ours: `this` object, arguments, and the request. What it gets is checked by GraphQL against the SDL. */
export type Resolver = (source: never, args: never, context: GraphqlContext) => unknown;

/** What a resolver knows of the request. */
export type GraphqlContext = { readonly koaContext: { get(header: string): string } };

/**
 * A part of the public GraphQL schema: its SDL, and resolvers for what is not simply a field of an object. Everything in it is
 * public: what needs a sign-in is REST.
 */
export type GraphqlPart = {
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
};

/** Where slices leave their parts of the schema while they register. */
export type Graphql = {
  extend(part: GraphqlPart): void;
  /** The parts as one SDL text. */
  sdl(): string;
  /** The parts in the form of Strapi's GraphQL plugin. */
  extension(): { types: readonly GraphQLNamedType[]; resolvers: object; resolversConfig: object };
};

/** Collects the parts of the schema. */
export function createGraphql(): Graphql {
  const parts: GraphqlPart[] = [];
  const sdl = (): string => parts.map((part) => part.sdl.trim()).join('\n\n');
  return {
    extend: (part) => void parts.push(part),
    sdl,
    extension() {
      const types = Object.values(buildSchema(sdl()).getTypeMap());
      // Strapi brings the scalars (DateTime and its like) and refuses a second definition.
      const ours = types.filter((type) => !type.name.startsWith('__') && !isScalarType(type));
      const queries = parts.flatMap(({ resolvers }) => Object.keys(resolvers['Query'] ?? {}));
      return {
        types: ours,
        resolvers: Object.fromEntries(resolversByType(parts)),
        // Strapi would ask its own permissions, which readers do not have.
        resolversConfig: Object.fromEntries(queries.map((name) => [`Query.${name}`, { auth: false }])),
      };
    },
  };
}

function resolversByType(parts: readonly GraphqlPart[]): ReadonlyMap<string, object> {
  const byType = new Map<string, object>();
  for (const [type, resolvers] of parts.flatMap((part) => Object.entries(part.resolvers))) {
    byType.set(type, { ...byType.get(type), ...resolvers });
  }
  return byType;
}
