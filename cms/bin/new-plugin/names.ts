/** Every spelling of a plugin and its first noun that the template asks for, by the word it asks with. */
export type Names = Readonly<Record<string, string>> & { readonly name: string; readonly noun: string };

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Strapi's own plugins, and the folders of the house: a plugin of such a name would shadow them. */
const TAKEN = new Set([
  'admin',
  'cms',
  'content-manager',
  'content-releases',
  'content-type-builder',
  'email',
  'graphql',
  'i18n',
  'mobile-app',
  'openapi',
  'review-workflows',
  'upload',
  'users-permissions',
]);

/** A noun becomes a variable, a type and a folder, so it must not be a word of the language or of the router. */
const RESERVED = new Set(
  'any async await break case catch class const default delete do else enum export for function if import in interface let list new null open package private protected public record return route state static string super switch this throw true try type typeof var void while with yield'.split(
    ' ',
  ),
);

/** Why these names cannot be used, or nothing. */
export function nameProblem(name: string, noun: string): string | undefined {
  if (!KEBAB.test(name) || name.length > 24)
    return `"${name}" is no name for a plugin: lower-case words joined by hyphens`;
  if (TAKEN.has(name)) return `"${name}" is taken by the house or by Strapi`;
  if (!KEBAB.test(noun) || noun.length > 24) return `"${noun}" is no noun: lower-case words joined by hyphens`;
  if (RESERVED.has(noun)) return `"${noun}" is a word of TypeScript or of the routes; choose another noun`;
  return undefined;
}

/** Spells the names out. */
export function namesOf(name: string, noun: string): Names {
  const nouns = plural(noun);
  return {
    name,
    noun,
    nouns,
    camel: camel(name),
    nounCamel: camel(noun),
    nounsCamel: camel(nouns),
    Noun: pascal(noun),
    Nouns: pascal(nouns),
    Title: name.split('-').map(pascal).join(' '),
    NAMESPACE: name.replaceAll('-', '_').toUpperCase(),
    NOUN: noun.replaceAll('-', '_').toUpperCase(),
    table: `${name}_${noun}`.replaceAll('-', '_'),
  };
}

const camel = (kebab: string): string => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const pascal = (kebab: string): string => camel(`-${kebab}`);

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
