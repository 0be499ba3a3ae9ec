import type { Actor } from '@hearth/cms/contract';
import { liveKind, type LiveKindDeps } from './live-kind';

const never = () => {
  throw new Error('nobody asked for that');
};
const deps: LiveKindDeps = {
  ...{ known: { get: never }, snapshot: never, speaking: { say: never } },
  ...{ likes: { like: never }, comers: { came: never }, beat: { joined: never } },
};
const station = 'yunze';
const staff: Actor = { kind: 'staff', id: 'luo', name: '罗场控', station, stations: [station], roles: [] };
const reader: Actor = { kind: 'reader', id: 'min', name: '小满', station };

it.each([
  ['a guest', undefined, true],
  ['a reader', reader, true],
  ['a console or a teleprompter', staff, false],
])('counts %s as a viewer, or not', (_who, actor, isCounted) => {
  expect(liveKind(deps).counts?.(actor)).toBe(isCounted);
});
