import type { PersonalDataHolder } from '../../platform';
import type { AccountDeps } from './account-deps';

/** What accounts themselves hold on a reader. */
export function ownData(deps: AccountDeps): PersonalDataHolder {
  return {
    name: 'account',
    async export(readerId) {
      const reader = await deps.readers.byId(readerId);
      if (!reader) return null;
      const sessions = await deps.sessions.livingOf(readerId);
      const consents = await deps.consents.of(readerId);
      const { id, station, name, locale, phone, email, joinedAt, locked } = reader;
      return {
        reader: {
          id,
          station,
          name,
          locale,
          phone,
          email,
          joinedAt,
          hasPassword: reader.passwordHash !== null,
          locked,
        },
        sessions: sessions.map(({ device, createdAt, lastSeenAt }) => ({ device, createdAt, lastSeenAt })),
        consents: consents.map(({ purpose, granted, textVersion, source, at }) => ({
          purpose,
          granted,
          textVersion,
          source,
          at,
        })),
      };
    },
    async erase(tx, readerId) {
      const reader = await deps.readers.byId(readerId, tx);
      await deps.sessions.forget(tx, readerId);
      await deps.proofs.forgetLinksOf(tx, readerId);
      for (const kind of ['phone', 'email'] as const) {
        const value = reader?.[kind];
        if (value) await deps.proofs.forget(tx, { kind, value });
      }
    },
  };
}
