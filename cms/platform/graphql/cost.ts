import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** What one request may cost: each field once, those of a list as often as the list is long. */
export const COST_LIMIT = 6000;

/** A list whose length nobody asked for counts as this many. */
const UNASKED_LENGTH = 20;

type Scope = {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments are counted once and remembered: fragments that spread each other twice would take for ever otherwise. */
  readonly known: Map<string, number>;
};

/** The cost of an operation, told from its text and variables before anything is read. */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return costOfSelection(operation.selectionSet, { variables, fragments, known: new Map() });
}

function costOfSelection(set: SelectionSetNode, scope: Scope): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const inner = selection.selectionSet ? costOfSelection(selection.selectionSet, scope) : 0;
      const first = selection.arguments?.find(({ name }) => name.value === 'first');
      const isList = first !== undefined || selection.selectionSet?.selections.some(isEdges);
      cost += 1 + inner * (isList ? lengthOf(first?.value, scope) : 1);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += costOfSelection(selection.selectionSet, scope);
    } else {
      cost += costOfFragment(selection.name.value, scope);
    }
  }
  return cost;
}

function costOfFragment(name: string, scope: Scope): number {
  const known = scope.known.get(name);
  if (known !== undefined) return known;
  const fragment = scope.fragments.get(name);
  const cost = fragment ? costOfSelection(fragment.selectionSet, scope) : 0;
  scope.known.set(name, cost);
  return cost;
}

function isEdges(selection: SelectionSetNode['selections'][number]): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === 'edges';
}

function lengthOf(value: ValueNode | undefined, { variables }: Scope): number {
  if (value?.kind === Kind.INT) return Math.max(1, Number(value.value));
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === 'number' ? Math.max(1, given) : UNASKED_LENGTH;
}

/** Named fragments spread in a text. Validation walks them one by one, so a text with many is refused before it is parsed. */
export function spreadsIn(text: string): number {
  return text.match(/\.\.\.\s*(?!on\b)[A-Za-z_]/g)?.length ?? 0;
}

/** Whether a document asks about the schema itself. */
export function isAboutSchema(document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) => 'selectionSet' in definition && asksAboutSchema(definition.selectionSet),
  );
}

function asksAboutSchema({ selections }: SelectionSetNode): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type';
    return selection.kind === Kind.INLINE_FRAGMENT && asksAboutSchema(selection.selectionSet);
  });
}
