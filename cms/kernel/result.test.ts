import fc from 'fast-check';
import { assertNever, Bug, err, mapOk, ok, unwrap, type Refusal, type Result } from './result';

type LeadRefusal =
  | Refusal<'KITCHEN.LEAD_NOT_FOUND', undefined>
  | Refusal<
      'KITCHEN.LEAD_NOT_ADOPTABLE',
      { readonly state: 'adopted' | 'merged'; readonly allowed: readonly string[] }
    >;

function adopt(answer: 'done' | 'missing' | 'late'): Result<number, LeadRefusal> {
  if (answer === 'missing') return err('KITCHEN.LEAD_NOT_FOUND');
  if (answer === 'late') return err('KITCHEN.LEAD_NOT_ADOPTABLE', { state: 'merged', allowed: ['restore'] });
  return ok(7);
}

async function transaction<T>(work: () => Promise<T>): Promise<T> {
  return work();
}

describe('Result', () => {
  it('carries a value, or a code with its details', () => {
    expect(adopt('done')).toEqual({ ok: true, value: 7 });
    expect(adopt('missing')).toEqual({ ok: false, error: { code: 'KITCHEN.LEAD_NOT_FOUND', details: undefined } });
    expect(adopt('late')).toMatchObject({ error: { details: { state: 'merged', allowed: ['restore'] } } });
  });

  it('keeps its types through a transaction', async () => {
    const verb = (late: boolean): Promise<Result<string, LeadRefusal>> =>
      transaction(async () => {
        if (late) return err('KITCHEN.LEAD_NOT_ADOPTABLE', { state: 'adopted', allowed: [] });
        return Promise.resolve(ok('topic'));
      });
    expect([(await verb(false)).ok, (await verb(true)).ok]).toEqual([true, false]);
  });

  it('does not compile with a foreign code or the wrong details', () => {
    // @ts-expect-error the verb does not declare this code
    const foreign = (): Result<void, LeadRefusal> => err('SHOP.SOLD_OUT');
    // @ts-expect-error `opened` is no state that refuses adoption
    const wrong = (): Result<void, LeadRefusal> => err('KITCHEN.LEAD_NOT_ADOPTABLE', { state: 'opened', allowed: [] });
    expect([foreign().ok, wrong().ok]).toEqual([false, false]);
  });

  it('unwraps a value, and takes a refusal for a bug that names its code', () => {
    expect(unwrap(ok('topic'))).toBe('topic');
    expect(() => unwrap(err('SHOP.TOO_DEAR', { price: 5990n }))).toThrow(
      new Bug('unwrapped a refusal: {"code":"SHOP.TOO_DEAR","details":{"price":"5990"}}'),
    );
  });

  it('maps values and leaves refusals untouched', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(mapOk(ok(value), (inner) => [inner])).toEqual(ok([value]));
        const refused = err('KITCHEN.X', value);
        expect(mapOk<number, number, unknown>(refused, (number) => number + 1)).toBe(refused);
      }),
    );
  });

  it('throws when a case arrives that the types ruled out', () => {
    // The cast is the point: data that broke its promise.
    expect(() => assertNever('surprise' as never)).toThrow(new Bug('a case nobody handles: "surprise"'));
  });
});
