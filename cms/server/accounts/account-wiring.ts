import {
  createDatabaseTime,
  createSharedLimits,
  household,
  normalisePhone,
  rateScale,
  type Platform,
  type SealedColumn,
} from '../../platform';
import { createAccessTokens } from './access-token';
import { servesApp } from '../news-app/app-folder';
import type { RouteDeps } from './account-routes';
import { createConsentStore } from './consent-store';
import { createPasswords } from './password';
import { createPostman } from './postman';
import { createProofStore } from './proof-store';
import { readerKeysFrom } from './reader-secret';
import { createReaderStore } from './reader-store';
import { createSessionStore } from './session-store';

/** The columns that follow when the vault gets a new key. */
export const SEALED: readonly SealedColumn[] = [
  { table: 'reader', id: 'id', column: 'phone_sealed', index: { column: 'phone_index', purpose: 'reader.phone' } },
  { table: 'reader', id: 'id', column: 'email_sealed', index: { column: 'email_index', purpose: 'reader.email' } },
  { table: 'reader_link', id: 'id', column: 'payload_sealed' },
];

/** Puts together what accounts work with on a host. */
export function accountDeps(platform: Platform, env: NodeJS.ProcessEnv): RouteDeps {
  const { database, vault, clock, ids, random, log, ledger, personalData, sms, mail } = platform;
  const keys = readerKeysFrom(env);
  // Looked at once, as the app itself is: what is exported later is served after the next start.
  const app = servesApp(platform);
  return {
    database,
    ids,
    random,
    log,
    ledger,
    personalData,
    sms,
    mail,
    keys,
    normalisePhone,
    householdOf: household,
    time: createDatabaseTime(database),
    limits: createSharedLimits(() => database.read),
    scale: rateScale(env),
    readers: createReaderStore({ database, vault }),
    sessions: createSessionStore(database),
    proofs: createProofStore({ database, vault }),
    consents: createConsentStore(database),
    access: createAccessTokens({ keys, clock }),
    passwords: createPasswords(random),
    postman: createPostman(mail, log),
    homeStation: () => homeStation(platform),
    linkBase: () => ({ url: publicUrlOf(platform), app }),
  };
}

/** The root of the tree: the station whose name the app carries. */
async function homeStation({ stations }: Platform): Promise<string> {
  const { root } = await stations.tree();
  if (!root) throw new Error('There is no station yet');
  return root.slug;
}

/** The address that others reach this host at. */
export function publicUrlOf({ strapi }: Platform): string {
  const declared = strapi.config.get<string | undefined>('server.url');
  if (declared) return declared;
  const address = strapi.server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : strapi.config.get<number>('server.port');
  return `http://localhost:${port}`;
}
