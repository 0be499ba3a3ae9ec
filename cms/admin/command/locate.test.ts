import type { FieldPlace } from '../../contract';
import { locate } from './locate';

const map = {
  districts: [],
  rivers: [],
  places: [
    { name: '河湾大桥', x: 500, y: 300 },
    { name: '河湾大桥南桥头', x: 505, y: 330 },
  ],
};
const at = (place: string): FieldPlace => ({ id: place, title: '', place, state: 'on_site', people: [], at: null });

it('puts a topic at the place whose longest name its words contain', () => {
  const { located, elsewhere } = locate([at('河湾大桥南桥头辅道'), at('河湾大桥'), at('外省'), at('')], map);
  expect(located.map(({ x, y }) => [x, y])).toEqual([
    [505, 330],
    [500, 300],
  ]);
  expect(elsewhere.map(({ place }) => place)).toEqual(['外省', '']);
});

it('lets topics at one place stand beside each other', () => {
  const { located } = locate([at('河湾大桥'), at('河湾大桥'), at('河湾大桥')], map);
  expect(new Set(located.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
});
