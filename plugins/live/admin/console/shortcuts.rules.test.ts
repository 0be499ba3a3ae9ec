import { consoleDeeds, orderOf, SHORTCUTS, type Pressed } from './shortcuts.rules';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, isBusy: false },
  ...more,
});

it('has a key for each deed, and one deed for each key', () => {
  const keys = SHORTCUTS.flatMap((one) => one.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(SHORTCUTS.map(({ deed }) => deed).sort()).toEqual([...consoleDeeds].sort());
});

it.each(SHORTCUTS.flatMap(({ deed, keys }) => keys.map((key) => [key, deed] as const)))('%s is %s', (key, deed) => {
  const shiftKey = key !== key.toLowerCase() && key.length === 1;
  expect(orderOf(pressed(key, { shiftKey }))?.deed).toBe(deed);
});

it('tells the tool by its figure', () => {
  expect(orderOf(pressed('4'))).toEqual({ deed: 'tool', figure: 4 });
});

it.each(['ctrlKey', 'metaKey', 'altKey', 'isBusy'] as const)('leaves a key alone with %s', (with_) => {
  expect(orderOf(pressed('n', { [with_]: true }))).toBeUndefined();
});

it('is not stopped by caps lock', () => {
  expect(orderOf(pressed('S'))?.deed).toBe('skip');
  expect(orderOf(pressed('S', { shiftKey: true }))?.deed).toBe('stop');
});

it('walks while a key is held, and does nothing else twice', () => {
  expect(orderOf(pressed('j', { repeat: true }))?.deed).toBe('down');
  expect(orderOf(pressed('n', { repeat: true }))).toBeUndefined();
});
