import type { Host } from '../../../../tests/host/host';
import { newsroom, paragraph } from '../../../../tests/host/newsroom';
import type { aDesk } from '../../../../tests/host/review';

type Where = { readonly host: Host; readonly desk: Awaited<ReturnType<typeof aDesk>> };

/** Written, returned once, proofed with two errors, signed by two and released. */
export async function reviewed(
  { host, desk }: Where,
  { text, returned }: { readonly text: string; readonly returned: boolean },
): Promise<string> {
  const { documentId: id } = await desk.manuscript({ body: [paragraph(text)] });
  await desk.act(desk.author, id, 'submit');
  if (returned) {
    await desk.act(desk.editor, id, 'send-back', { reason: 'fact', note: '地名不对' });
    await desk.act(desk.author, id, 'submit');
  }
  await desk.act(desk.editor, id, 'pass');
  await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 2 });
  await desk.act(desk.head, id, 'pass', { note: '可发' });
  await newsroom(host, desk.editor.token).publish(id);
  return id;
}
