import { z } from 'zod';
import { httpContract } from '../../contract';
import { openApi } from './open-api';
import { roomEvents } from './room-events';

const tip = z.strictObject({ id: z.string(), words: z.string().nullable() }).meta({ id: 'Tip' });
const contract = httpContract('tips', {
  show: {
    method: 'GET',
    path: '/api/tips/:id',
    summary: 'One tip',
    access: 'reader',
    params: z.object({ id: z.string() }),
    query: z.object({ locale: z.enum(['zh-Hans', 'en']).default('zh-Hans') }),
    result: tip,
    refusals: ['TIPS.GONE'],
  },
  judge: {
    method: 'POST',
    path: '/cms/tips',
    summary: 'For staff',
    access: { staff: null },
    result: tip,
    refusals: [],
  },
});
const statuses: Record<string, number> = {
  'HEARTH.INVALID': 422,
  'HEARTH.TOO_OFTEN': 429,
  'HEARTH.SIGN_IN_FIRST': 401,
  'TIPS.GONE': 410,
};

describe('the contract files', () => {
  it('say of a route what a caller sends and gets, and leave out the routes of staff', () => {
    const { paths, components } = openApi([contract], (code) => statuses[code] ?? 500) as {
      paths: Record<string, Record<string, { parameters: unknown; responses: Record<string, unknown> }>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(Object.keys(paths)).toEqual(['/api/tips/{id}']);
    const show = paths['/api/tips/{id}']!['get']!;
    expect(show.parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
      { name: 'locale', in: 'query', required: false },
    ]);
    expect(Object.keys(show.responses)).toEqual(['200', '401', '410', '422', '429']);
    expect(show.responses['200']).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Tip' } } },
    });
    expect(Object.keys(components.schemas)).toEqual(['Refusal', 'Tip']);
  });

  it('name each message of a room by its type, and refuse one that has none', () => {
    const { $defs } = roomEvents([z.strictObject({ type: z.literal('tip.new'), id: z.string() })]) as {
      $defs: Record<string, unknown>;
    };
    expect($defs['message']).toEqual({ oneOf: [{ $ref: '#/$defs/tip.new' }] });
    expect($defs['tip.new']).toMatchObject({ properties: { id: { type: 'string' } } });
    expect(() => roomEvents([z.object({ id: z.string() })])).toThrow('type');
  });
});
