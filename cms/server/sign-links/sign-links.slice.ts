import { signLinkErrors, signLinksContract } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Platform, type Slice } from '../../platform';
import { createPasswords } from '../accounts/password';
import { publicUrlOf } from '../accounts/account-wiring';
import { createPostman } from '../accounts/postman';
import { checksOf } from '../checks';
import { contentOf } from '../review/check-words-wiring';
import { columnStore } from '../columns/column-store';
import { POWERS, using } from '../review/review-deps';
import { reviewDeps } from '../review/review-wiring';
import { askLink } from './ask-link';
import { openLink } from './open-link';
import { readSheet } from './read-sheet';
import type { SignDeps } from './sign-deps';
import { signLinkMachine } from './sign-link.machine';
import { signLinkStore } from './sign-link-store';
import { serveSignPage } from './sign-page-routes';
import { passByLink, sendBackByLink } from './use-link';

/** Signing on a phone by a link that works once (手机签发). */
export const signLinksSlice: Slice = {
  name: 'sign-links',
  errors: [signLinkErrors],
  machines: [signLinkMachine],
  routes(platform) {
    const deps = signDeps(platform);
    const { database, links, passwords, ledger } = deps;
    return [
      routes(signLinksContract, {
        pin: async ({ actor }) => ok({ isSet: (await links.pinOf(database.read, actor.id)) !== null }),
        setPin: async ({ actor, body }) => {
          const hash = await passwords.hash(body.pin);
          await database.transaction(async (tx) => {
            await links.setPin(tx, actor.id, hash);
            ledger.append(tx, { actor, action: 'sign-pin.set', subject: actor.id, facts: {} });
          });
          return ok({ isSet: true as const });
        },
        ask: ({ actor, body }) => askLink(deps, actor, body),
        openToSign: ({ body }) => openLink(deps, body.token),
        readToSign: ({ body }) => readSheet(deps, body),
        passByLink: ({ body, request }) => passByLink(deps, { ...body, device: request.agent }),
        sendBackByLink: ({ body, request }) => sendBackByLink(deps, { ...body, device: request.agent }),
      }),
    ];
  },
  register({ fastLane }) {
    serveSignPage(fastLane);
  },
};

function signDeps(platform: Platform): SignDeps {
  const { database, mail, log, people, random } = platform;
  const review = reviewDeps(platform);
  const checks = checksOf(platform);
  const columns = columnStore(platform);
  const postman = createPostman(mail, log);
  return {
    ...platform,
    review,
    mail,
    links: signLinkStore,
    passwords: createPasswords(random),
    post: (letter) => postman.post(letter),
    async signer(id) {
      const [known] = await people.byIds([id]);
      const staff = known && (await people.staffOf({ id: known.adminUserId }));
      return staff?.ok ? staff.value : undefined;
    },
    holds: async (actor, level) => (await using(review, actor, POWERS.level(level))) !== undefined,
    reportOn: async (revision) => checks.report(undefined, await contentOf(database.read, revision)),
    async columnName(id) {
      const column = (await columns.all()).find((one) => one.id === id);
      return column?.words.get('zh-Hans')?.name ?? '';
    },
    publicUrl: () => publicUrlOf(platform),
    database,
  };
}
