import fc from 'fast-check';
import { Bug, err, ok } from './result';
import { step, UndoFailed, withUndo } from './step';

/** A foreign world that remembers what was done to it. */
function world(brokenUndos: readonly string[] = []) {
  const standing: string[] = [];
  const undone: string[] = [];
  const open = step<string, { readonly handle: string }>({
    name: 'open',
    run: (name) => {
      standing.push(name);
      return Promise.resolve({ handle: name });
    },
    undo: ({ handle }) => {
      if (brokenUndos.includes(handle)) return Promise.reject(new Error(`cannot close ${handle}`));
      undone.push(handle);
      standing.splice(standing.indexOf(handle), 1);
      return Promise.resolve();
    },
  });
  return { open, standing, undone };
}

describe('withUndo', () => {
  it('keeps everything when the work succeeds, and passes results from step to step', async () => {
    const { open, standing, undone } = world();
    const result = await withUndo(async (run) => {
      const room = await run(open, 'room');
      const stream = await run(open, `${room.handle}/stream`);
      return ok(stream.handle);
    });
    expect([result, standing, undone]).toEqual([ok('room/stream'), ['room', 'room/stream'], []]);
  });

  it('undoes in reverse with exactly what run returned, and hands the refusal on', async () => {
    const seen: unknown[] = [];
    const output = { id: 1 };
    const exact = step<undefined, object>({
      name: 'exact',
      run: () => Promise.resolve(output),
      undo: (got) => Promise.resolve(void seen.push(got)),
    });
    const { open, standing, undone } = world();
    const result = await withUndo(async (run) => {
      await run(exact, undefined);
      await run(open, 'a');
      await run(open, 'b');
      return err('LIVE.QUOTA');
    });
    expect([result, standing, undone]).toEqual([err('LIVE.QUOTA'), [], ['b', 'a']]);
    expect(seen[0]).toBe(output);
  });

  it('undoes after a throw and lets the same error out', async () => {
    const { open, undone } = world();
    const broken = new Error('network');
    const work = withUndo(async (run) => {
      await run(open, 'a');
      throw broken;
    });
    await expect(work).rejects.toBe(broken);
    expect(undone).toEqual(['a']);
  });

  it('does not undo a step that never returned', async () => {
    const { open, undone } = world();
    const failing = step<undefined, null>({
      name: 'fail',
      run: () => Promise.reject(new Error('no')),
      undo: () => Promise.resolve(void undone.push('fail')),
    });
    await expect(
      withUndo(async (run) => {
        await run(open, 'a');
        await run(failing, undefined);
        return ok();
      }),
    ).rejects.toThrow('no');
    expect(undone).toEqual(['a']);
  });

  it('reports an undo that fails together with the first error, and still undoes the rest', async () => {
    const { open, standing } = world(['b']);
    const work = withUndo(async (run) => {
      for (const name of ['a', 'b', 'c']) await run(open, name);
      throw new Error('first');
    });
    const failure: unknown = await work.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UndoFailed);
    expect(failure).toMatchObject({
      message: 'could not undo open',
      standing: ['open'],
      errors: [{ message: 'first' }, { message: 'cannot close b' }],
    });
    expect(standing).toEqual(['b']);
  });

  it('reports a refusal as the first error when its undo fails', async () => {
    const { open } = world(['a']);
    const work = withUndo(async (run) => {
      await run(open, 'a');
      return err('LIVE.QUOTA', { left: 0 });
    });
    await expect(work).rejects.toMatchObject({ cause: { code: 'LIVE.QUOTA' } });
  });

  it('waits for steps that run side by side before it undoes', async () => {
    const { open, standing, undone } = world();
    let finish = (): void => undefined;
    const slow = step<string, { readonly handle: string }>({
      ...open,
      run: async (name) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return open.run(name);
      },
    });
    const failing = step<undefined, null>({
      name: 'fail',
      run: () => Promise.reject(new Error('no')),
      undo: () => Promise.resolve(),
    });
    const work = withUndo(async (run) => {
      await Promise.all([run(slow, 'slow'), run(failing, undefined)]);
      return ok();
    });
    setImmediate(() => {
      finish();
    });
    await expect(work).rejects.toThrow('no');
    expect([standing, undone]).toEqual([[], ['slow']]);
  });

  it('takes a step after the end of the work for a bug', async () => {
    const { open, standing } = world();
    let late: Promise<unknown> = Promise.resolve();
    await withUndo((run) => {
      late = Promise.resolve()
        .then(() => new Promise((resolve) => setImmediate(resolve)))
        .then(() => run(open, 'late'));
      return Promise.resolve(ok());
    });
    await expect(late).rejects.toThrow(Bug);
    expect(standing).toEqual([]);
  });

  it('leaves nothing behind wherever it fails, unless it says what', async () => {
    const plans = fc
      .uniqueArray(fc.string(), { maxLength: 6 })
      .chain((names) => fc.tuple(fc.constant(names), fc.subarray(names), fc.nat(names.length)));
    await fc.assert(
      fc.asyncProperty(plans, async ([names, broken, failAt]) => {
        const { open, standing } = world(broken);
        const outcome: unknown = await withUndo(async (run) => {
          for (const name of names.slice(0, failAt)) await run(open, name);
          return err('X');
        }).catch((error: unknown) => error);
        const left = names.slice(0, failAt).filter((name) => broken.includes(name));
        expect(standing).toEqual(left);
        if (left.length === 0) expect(outcome).toEqual(err('X'));
        else expect(outcome).toMatchObject({ errors: { length: left.length + 1 } });
      }),
    );
  });
});
