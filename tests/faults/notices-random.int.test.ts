import fc from 'fast-check';
import type { NoticeNode } from '../host/a-notice-house';
import { somebody } from '../host/a-notice-house';
import { aNoticeTest, type NoticeTest } from '../host/a-notice-test';

type Act =
  | { readonly do: 'paper' | 'signal'; readonly to: 'editor' | 'desk-head'; readonly subject: number }
  | { readonly do: 'read'; readonly nth: number }
  | { readonly do: 'climb' | 'restart' | 'lose' | 'find' };

const to = fc.constantFrom('editor' as const, 'desk-head' as const);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom('paper' as const, 'signal' as const), to, subject: fc.nat(2) }),
  fc.record({ do: fc.constant('read' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constantFrom('climb' as const, 'restart' as const, 'lose' as const, 'find' as const) }),
);

let house: NoticeTest;
let nodes: NoticeNode[];

function first(): NoticeNode {
  const [node] = nodes;
  if (!node) throw new Error('no node');
  return node;
}

async function readNth(nth: number): Promise<void> {
  const rows = await house.rowsOf('notice_recipient');
  const row = rows[nth % Math.max(rows.length, 1)];
  if (row) await house.db.knex('notice_recipient').where({ id: row.id }).update({ read_at: new Date() });
}

async function play(step: Act): Promise<void> {
  const node = first();
  switch (step.do) {
    case 'paper':
      return house.tellPaper(node, { role: step.to }, `s-${step.subject}`);
    case 'signal':
      return house.tellSignal(node, { role: step.to }, 'yunze');
    case 'read':
      return readNth(step.nth);
    case 'climb':
      await house.db
        .knex('notice_escalation')
        .where({ state: 'waiting' })
        .update({ due_at: new Date(0) });
      return node.notices.sweep();
    case 'restart':
      nodes.push(await house.node());
      await nodes.shift()?.stop();
      return;
    case 'lose':
      house.mailbox.taken = () => Promise.reject(new Error('cut'));
      return;
    case 'find':
      house.mailbox.taken = () => undefined;
      await house.due(['unknown']);
      return node.notices.sweep();
  }
}

/** Whoever was addressed has the notice, or one about the same that is as fresh and presses as much. */
const FORGOTTEN = `
  SELECT n.id, p.id AS person FROM notice n
  JOIN person p ON true JOIN admin_users_roles_lnk l ON l.user_id = p.admin_user_id
  JOIN admin_roles r ON r.id = l.role_id AND r.code = 'hearth-' || (n.address->>'role')
  WHERE n.state <> 'open' AND NOT EXISTS (
    SELECT 1 FROM notice_recipient t JOIN notice m ON m.id = t.notice
    WHERE t.person = p.id AND m.kind = n.kind AND m.subject = n.subject)`;
const DOUBLED = `
  SELECT t.person, m.kind, m.subject FROM notice_recipient t JOIN notice m ON m.id = t.notice
  GROUP BY 1, 2, 3 HAVING count(*) > 1`;

describe('whatever happens to notices', () => {
  it('everybody hears each thing once on each lane, and nobody is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        house = await aNoticeTest();
        try {
          for (const roles of [['editor'], ['editor', 'desk-head'], ['desk-head'], ['chief-editor']]) {
            await somebody(house.db, { at: 'yunze', roles });
          }
          nodes = [await house.node(), await house.node()];
          for (const step of acts) await play(step);
          await play({ do: 'find' });
          await house.sweptUntil(
            first(),
            async () => {
              await house.due(['unknown', 'failed']);
              const open = await house.db.knex('notice').where({ state: 'open' });
              const moving = await house.db
                .knex('notice_delivery')
                .whereIn('state', ['queued', 'sending', 'failed', 'unknown']);
              return [...open, ...moving];
            },
            (left) => left.length === 0,
          );
          expect((await house.db.knex.raw(FORGOTTEN)).rows).toEqual([]);
          expect((await house.db.knex.raw(DOUBLED)).rows).toEqual([]);
          const sent = (await house.deliveries('mail'))
            .filter(({ state }) => state === 'sent')
            .map(({ id }) => String(id));
          const shown = house.mailbox.shown().map(({ id }) => id.slice(1, 37));
          expect(new Set(shown).size).toBe(shown.length);
          expect(sent.filter((id) => !shown.includes(id))).toEqual([]);
        } finally {
          await house.end();
        }
      }),
      { numRuns: process.argv.includes('--long') ? 200 : 6 },
    );
  }, 120_000);
});
