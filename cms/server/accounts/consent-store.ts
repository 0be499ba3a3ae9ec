import type { ConsentPurpose } from '../../contract';
import type { Database, Tx } from '../../platform';

/** One decision of a reader about one purpose; decisions are only ever added. */
export type Consent = {
  readonly id: string;
  readonly readerId: string;
  readonly station: string;
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly textVersion: string;
  /** Where it was decided: `sign-in`, `registration`, `settings`. */
  readonly source: string;
  readonly at: Date;
};

type Row = {
  id: string;
  reader_id: string;
  station: string;
  purpose: ConsentPurpose;
  granted: boolean;
  text_version: string;
  source: string;
  at: Date;
};

/** Where consents are kept. */
export type ConsentStore = ReturnType<typeof createConsentStore>;

/** Binds the store to the database. */
export function createConsentStore(database: Database) {
  return {
    async add(tx: Tx, consents: readonly Consent[]): Promise<void> {
      if (consents.length === 0) return;
      await tx('reader_consent').insert(
        consents.map(({ readerId: reader_id, textVersion: text_version, ...rest }) => ({
          ...rest,
          reader_id,
          text_version,
        })),
      );
    },

    /** Every decision, oldest first. */
    async of(readerId: string, tx?: Tx): Promise<readonly Consent[]> {
      const rows = await (tx ?? database.read)<Row>('reader_consent')
        .where({ reader_id: readerId })
        .orderBy([{ column: 'at' }, { column: 'id' }]);
      return rows.map(({ reader_id: reader, text_version: textVersion, ...rest }) => ({
        ...rest,
        readerId: reader,
        textVersion,
      }));
    },
  };
}
