import type { ReturnReason, ReviewCase, ReviewState, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { sendBack } from '../review/set-aside';
import { pass } from '../review/sign';
import { withLink, type Keys } from './open-link';
import { boundCase } from './read-sheet';
import type { SignDeps, SignRefusal } from './sign-deps';

/** What came of a press on a phone. */
export type Pressed = { readonly state: ReviewState; readonly level: 1 | 2 | 3; readonly at: string };

type Seen = Keys & { readonly hash: string; readonly device: string };

/** Signs exactly what was shown (通过并签名), in the name of the person whose link it is, by all the rules of a signature. */
export function passByLink(
  deps: SignDeps,
  seen: Seen & { readonly note?: string | undefined },
): Promise<Result<Pressed, SignRefusal>> {
  const { note, device } = seen;
  const pen = { device, method: 'link' } as const;
  return press(deps, seen, (actor, words) => pass(deps.review, actor, { ...words, note, pen }));
}

/** Returns it to its author with a reason (退稿). */
export function sendBackByLink(
  deps: SignDeps,
  seen: Seen & { readonly reason: ReturnReason; readonly note: string },
): Promise<Result<Pressed, SignRefusal>> {
  const { reason, note } = seen;
  return press(deps, seen, (actor, words) => sendBack(deps.review, actor, { ...words, reason, note }));
}

type Words = {
  readonly documentId: string;
  readonly locale: 'zh-Hans' | 'en';
  readonly hash: string;
  readonly version: number;
};
type Deed = (actor: StaffActor, words: Words) => Promise<Result<ReviewCase, SignRefusal>>;

async function press(deps: SignDeps, seen: Seen, deed: Deed): Promise<Result<Pressed, SignRefusal>> {
  return withLink(deps, seen, async (tx, { link }) => {
    // The same order as every deed of review takes.
    await deps.review.revisions.takeTurn(tx, link.documentId);
    const bound = await boundCase(deps, tx, link);
    if (!bound.ok) return bound;
    if (seen.hash !== link.hash) return err('REVIEW.WORDS_MOVED');
    const { signer, kept } = bound.value;
    const { documentId, locale, hash, level } = link;
    const done = await deed(signer, { documentId, locale, hash, version: kept.version });
    if (!done.ok) return done;
    await deps.links.change(tx, link.id, { state: 'used', device: seen.device });
    const facts = { locale, level, link: link.id, state: done.value.state };
    deps.ledger.append(tx, {
      actor: signer,
      action: 'sign-link.used',
      subject: documentId,
      version: hash,
      facts,
    });
    return ok({ state: done.value.state, level, at: deps.review.clock.now().toISOString() });
  });
}
