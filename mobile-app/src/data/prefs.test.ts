import { languageOf, parsePrefs } from './prefs';

describe('parsePrefs', () => {
  it.each([[null], ['not json'], ['{}'], ['{"scheme":1,"elder":"yes","reading":"big","searches":[1]}']])(
    '%s is fresh',
    (text) => {
      expect(parsePrefs(text)).toEqual({
        scheme: 'system',
        language: 'system',
        elder: false,
        reading: 1,
        station: null,
        searches: [],
      });
    },
  );

  it('keeps what it knows and clamps what it does not', () => {
    const kept = parsePrefs(
      '{"scheme":"dark","language":"en","elder":true,"reading":99,"station":"shiqiao","searches":["茂岭",2]}',
    );
    expect(kept).toEqual({
      scheme: 'dark',
      language: 'en',
      elder: true,
      reading: 5,
      station: 'shiqiao',
      searches: ['茂岭'],
    });
  });
});

it.each([
  ['system', ['en-GB', 'zh-CN'], 'en'],
  ['system', ['fr-FR', 'zh-CN', 'en'], 'zh'],
  ['system', ['fr-FR'], 'zh'],
  ['system', [], 'zh'],
  ['en', ['zh-CN'], 'en'],
] as const)('%s with %j is %s', (choice, device, language) => expect(languageOf(choice, device)).toBe(language));
