import { Bug, definePort } from '../../kernel';
import { createPorts } from './ports';

type Scales = { weigh(grams: number): string };
const scales = definePort<Scales>('market.scales');

it('gives what was offered, with its type', () => {
  const ports = createPorts();
  ports.offer(scales, { weigh: (grams) => `${grams / 500} 斤` });
  expect(ports.take(scales).weigh(1_000)).toBe('2 斤');
});

it('refuses a port that nobody offers, and a second one of a name', () => {
  const ports = createPorts();
  expect(() => ports.take(scales)).toThrow(Bug);
  ports.offer(scales, { weigh: String });
  expect(() => {
    ports.offer(scales, { weigh: String });
  }).toThrow('two parts of the house offer the port market.scales');
});
