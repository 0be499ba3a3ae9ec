import type { Tx } from '@hearth/cms/platform';
import { GONE_AFTER_SECONDS } from '../../contract';
import type { LoggedPin } from './known-store';

/** A sign of life that waits to be counted. */
export type Sign = {
  readonly session: string;
  readonly station: string;
  readonly viewer: string;
  readonly opened: readonly string[];
};

const TOLD = `json_to_recordset(?::json) AS t (session uuid, station text, viewer uuid)`;
const GONE = `interval '${GONE_AFTER_SECONDS} seconds'`;
/** What ended before that was counted with the last beat of whoever saw it. */
const LONG_OVER = `interval '${GONE_AFTER_SECONDS * 2} seconds'`;

/**
 * Takes the visits in hand, in one order on all nodes. A visit that two nodes make at once is made by one, and the other waits for it here: whatever is
 * counted afterwards begins where the last count ended, whoever counted it.
 */
async function hold(tx: Tx, signs: readonly Sign[]): Promise<void> {
  const told = toldBy(signs);
  await tx.raw(
    `INSERT INTO live_visit (session, viewer, station) SELECT t.session, t.viewer, t.station FROM ${TOLD}
     ORDER BY t.session, t.viewer ON CONFLICT (session, viewer) DO NOTHING`,
    [told],
  );
  await tx.raw(
    `SELECT 1 FROM live_visit v JOIN ${TOLD} USING (session, viewer) ORDER BY v.session, v.viewer FOR NO KEY UPDATE OF v`,
    [told],
  );
}

/**
 * Extends visits that are held up to this moment by the clock of the database, and adds the same seconds to what was shown meanwhile. Somebody who was
 * silent for too long begins anew: nobody knows that they watched in between.
 */
async function extend(tx: Tx, signs: readonly Sign[], pins: readonly LoggedPin[]): Promise<void> {
  await tx.raw(
    `WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now),
      pins AS MATERIALIZED (SELECT p.* FROM json_to_recordset(?::json)
        AS p (pin uuid, session uuid, offer uuid, product uuid, began timestamptz, ended timestamptz), clock c
        WHERE p.ended IS NULL OR p.ended > c.now - ${LONG_OVER}),
      spent AS MATERIALIZED (SELECT v.session, v.viewer, v.station, v.pins AS counted, c.now,
          (v.last_at IS NOT NULL AND v.last_at >= c.now - ${GONE}) AS stayed,
          CASE WHEN v.last_at >= c.now - ${GONE} THEN v.last_at ELSE c.now END AS since
        FROM ${TOLD} JOIN live_visit v USING (session, viewer) CROSS JOIN clock c),
      seen AS MATERIALIZED (SELECT s.session, s.viewer, s.station, p.pin, p.offer, p.product, NOT p.pin = ANY(s.counted) AS is_new,
          greatest(0, extract(epoch FROM least(coalesce(p.ended, s.now), s.now) - greatest(p.began, s.since))) AS seconds
        FROM spent s JOIN pins p ON p.session = s.session AND p.began <= s.now AND coalesce(p.ended, s.now) >= s.since),
      grown AS (UPDATE live_visit v SET last_at = greatest(s.now, v.last_at), entries = v.entries + (NOT s.stayed)::int,
          seconds = v.seconds + greatest(0, extract(epoch FROM s.now - s.since)),
          pins = ARRAY(SELECT n.pin FROM seen n WHERE n.session = s.session AND n.viewer = s.viewer)
        FROM spent s WHERE v.session = s.session AND v.viewer = s.viewer)
    INSERT INTO live_exposure AS e (pin, session, station, offer, product, viewers, seconds)
      SELECT pin, session, station, offer, product, count(*) FILTER (WHERE is_new), sum(seconds) FROM seen
      GROUP BY pin, session, station, offer, product ORDER BY pin
    ON CONFLICT (pin) DO UPDATE SET viewers = e.viewers + EXCLUDED.viewers, seconds = e.seconds + EXCLUDED.seconds`,
    [JSON.stringify(pins.map(written)), toldBy(signs)],
  );
}

/** Cards that were opened, once for each viewer; of offers that the live showed, whatever else a phone may say. */
async function click(tx: Tx, signs: readonly Sign[], pins: readonly LoggedPin[]): Promise<void> {
  const shown = new Set(pins.map(({ session, offer }) => `${session} ${offer}`));
  const rows = signs
    .flatMap(({ opened, ...sign }) => opened.map((offer) => ({ ...sign, offer })))
    .filter(({ session, offer }) => shown.has(`${session} ${offer}`));
  if (rows.length === 0) return;
  await tx.raw(
    `INSERT INTO live_click (session, offer, viewer, station) SELECT DISTINCT t.session, t.offer, t.viewer, t.station
     FROM json_to_recordset(?::json) AS t (session uuid, offer uuid, viewer uuid, station text) ORDER BY 1, 2, 3
     ON CONFLICT (session, offer, viewer) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

const toldBy = (signs: readonly Sign[]): string =>
  JSON.stringify(signs.map(({ session, station, viewer }) => ({ session, station, viewer })));

const written = ({ pin, session, offer, product, pinnedAt, unpinnedAt }: LoggedPin) => ({
  ...{ pin, session, offer, product, began: pinnedAt.toISOString() },
  ended: unpinnedAt?.toISOString() ?? null,
});

/** How visits are kept. */
export const visitStore = { hold, extend, click } as const;

/** How visits are kept. */
export type VisitStore = typeof visitStore;
