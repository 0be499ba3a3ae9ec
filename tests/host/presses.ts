/** Ways to press on a manuscript from outside, each told as one outcome: by HTTP, by the MCP server, by SQL. */
import type { Client } from 'pg';
import type { Outcome } from './inside';
import { mcp } from './mcp';
import { paragraph } from './newsroom';

/** A press on one manuscript. */
export type Press = (id: string) => Promise<Outcome>;

export const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';

export const UNSIGNED = { title: '没有人签过的稿件', body: [paragraph('这些字没有人签过，不能让读者看到。')] };

/** The same as a row of its table. */
export const ROW = { ...UNSIGNED, station: 'yunze', locale: 'zh-Hans', origin: 'original', aiDeclaration: 'none' };

/** Words of the house: a publisher reads what is missing. The database's own: whoever went past the house reads why. */
export const SENTENCE = /还不能发布|Not to be published yet/;
export const GUARD = /was published past the gate/;

/** Puts a published row beside a draft, past the house. */
export const COPIED = `INSERT INTO manuscripts (document_id, locale, title, station, published_at)
    SELECT document_id, locale, title, station, now() FROM manuscripts WHERE document_id = $1`;

/** An id that no manuscript has. */
export const strange = (): string => Math.random().toString(36).slice(2).padEnd(24, 'x').slice(0, 24);

export async function ofHttp(answer: Response): Promise<Outcome> {
  const body = (await answer.json()) as { error?: { message?: string; details?: { code?: string } }; errors?: unknown };
  if (answer.ok && !body.errors) return { ok: true, answer: body };
  const message = body.error?.message ?? JSON.stringify(body.errors ?? body);
  return { ok: false, message, code: body.error?.details?.code };
}

export async function ofMcp(program: Parameters<typeof mcp>[0], tool: string, given: object): Promise<Outcome> {
  const answer = await mcp(program, 'tools/call', { name: tool, arguments: given });
  const message = answer.content?.[0]?.text ?? '';
  return answer.isError ? { ok: false, message, code: undefined } : { ok: true, answer };
}

export async function ofSql(database: Client, text: string, values: unknown[]): Promise<Outcome> {
  try {
    return { ok: true, answer: (await database.query(text, values)).rowCount };
  } catch (error) {
    return { ok: false, message: String(error), code: (error as { code?: string }).code };
  }
}
