import fc from 'fast-check';
import { parse, type OperationDefinitionNode } from 'graphql';
import { COST_LIMIT, costOf, isAboutSchema, spreadsIn } from './cost';

function cost(text: string, variables = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((one): one is OperationDefinitionNode => 'operation' in one);
  return costOf(document, operation!, variables);
}

describe('the cost of a query', () => {
  it.each<[string, number, object?]>([
    ['{ story(id: 1) { id title } }', 3],
    ['{ stories(first: 10) { edges { node { id } } } }', 1 + 10 * 3],
    ['{ stories { edges { node { id } } } }', 1 + 20 * 3],
    ['query ($n: Int) { stories(first: $n) { edges { node { id } } } }', 1 + 7 * 3, { n: 7 }],
    ['query ($n: Int) { stories(first: $n) { total } }', 1 + 20 * 1],
    ['{ a: story(id: 1) { id } b: story(id: 1) { id } }', 4],
    ['{ story(id: 1) { ...S ... on Story { tags } } } fragment S on Story { id title }', 4],
    ['{ stories(first: -5) { total } }', 2],
  ])('of %s is %d', (text, expected, variables = {}) => {
    expect(cost(text, variables)).toBe(expected);
  });

  it('is told quickly for fragments that spread each other twice', () => {
    const chain = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Story { ...F${n + 1} ...F${n + 1} }`).join(
      ' ',
    );
    expect(cost(`{ story(id: 1) { ...F0 } } ${chain} fragment F60 on Story { id }`)).toBeGreaterThan(COST_LIMIT);
  });

  it('grows with the length asked for and with every field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 40 }), (first, fields) => {
        const names = Array.from({ length: fields }, (_, n) => `f${n}: title`).join(' ');
        expect(cost(`{ stories(first: ${first}) { edges { node { ${names} } } } }`)).toBe(1 + first * (2 + fields));
      }),
    );
  });
});

describe('what is told from the text', () => {
  it('counts named fragments and no inline ones', () => {
    expect(spreadsIn('{ ...A ... on Story { ...B, ... onward } }')).toBe(3);
  });

  it('finds questions about the schema, also inside fragments', () => {
    expect(isAboutSchema(parse('{ __schema { types { name } } }'))).toBe(true);
    expect(
      isAboutSchema(parse('{ ...Q } fragment Q on Query { ... on Query { __type(name: "Story") { name } } }')),
    ).toBe(true);
    expect(isAboutSchema(parse('{ story(id: 1) { __typename } }'))).toBe(false);
  });
});
