import {
  assignmentMoved,
  columnsChanged,
  coverageMoved,
  deliveryMoved,
  reviewMoved,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
  topicChanged,
  topicMoved,
  TALLY_STATES,
  type DeliveryTally,
} from '../../contract';
import { TODAY_BEGINS, type Tile } from '../../platform';

import { LIVES } from '../coverages/live-store';

/** How many lines a list brings; a screen shows what can be read from six metres, and the page behind it the rest. */
const LINES = 12;

const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const statesOf = (tally: DeliveryTally): string => TALLY_STATES[tally].map((state) => `'${state}'`).join(', ');

const topics: Tile = {
  name: 'topics',
  events: [topicMoved],
  select: `
    SELECT station, jsonb_object_agg(state, n) AS value FROM (
      SELECT station, state, count(*)::int AS n FROM topic
      WHERE state IN ('draft', 'pitched', 'returned', 'approved', 'assigned', 'accepted', 'on_site', 'filed')
      GROUP BY station, state
      UNION ALL
      SELECT station, state, count(*)::int FROM topic WHERE state = 'covered' AND state_since >= ${TODAY_BEGINS}
      GROUP BY station, state
    ) counted GROUP BY station`,
};

const reviews: Tile = {
  name: 'reviews',
  events: [reviewMoved],
  select: `
    SELECT station, jsonb_object_agg(state, jsonb_build_object('waiting', n, 'late', late, 'due', due)) AS value FROM (
      SELECT station, state, count(*)::int AS n, count(*) FILTER (WHERE until < now())::int AS late,
        ${moment('min(until)')} AS due
      FROM (SELECT station, state, CASE WHEN state = 'emergency' THEN emergency_due ELSE due_at END AS until
            FROM review_case WHERE state IN ('l1', 'l2', 'l3', 'emergency')
            UNION ALL
            SELECT station, 'proof', due_at FROM review_case c WHERE state IN ('l1', 'l2', 'l3', 'emergency') AND EXISTS (
              SELECT 1 FROM jsonb_array_elements(rules->'proofs') wanted WHERE NOT EXISTS (
                SELECT 1 FROM review_signature s JOIN signature_cover v ON v.signature_id = s.id
                WHERE s.case_id = c.id AND s.kind = 'proof' AND s.level = (wanted->>'proof')::int AND v.hash = c.hash
                  AND s.at >= coalesce(c.renewed_at, s.at)))
           ) waiting
      GROUP BY station, state
    ) counted GROUP BY station`,
};

const assignments: Tile = {
  name: 'assignments',
  events: [topicMoved, topicChanged],
  select: `
    SELECT station, jsonb_agg(jsonb_build_object('id', id, 'title', title, 'place', place, 'state', state,
      'people', people, 'at', ${moment('planned_from')}) ORDER BY nth) AS value FROM (
      SELECT t.*, row_number() OVER (PARTITION BY t.station ORDER BY t.state = 'on_site' DESC, t.state_since DESC) AS nth,
        (SELECT coalesce(jsonb_agg(p.name_zh ORDER BY tp.assigned_at), '[]') FROM topic_person tp
         JOIN person p ON p.id = tp.person WHERE tp.topic = t.id) AS people
      FROM topic t WHERE t.state IN ('assigned', 'accepted', 'on_site', 'filed')
    ) out WHERE nth <= ${LINES * 2} GROUP BY station`,
};

const broadcasts: Tile = {
  name: 'broadcasts',
  events: [coverageMoved, assignmentMoved, topicChanged],
  select: `
    SELECT station, jsonb_build_object('phases', jsonb_object_agg(phase, n), 'lines', coalesce(jsonb_agg(line ORDER BY nth)
      FILTER (WHERE nth <= ${LINES}), '[]')) AS value FROM (
      SELECT station, phase, count(*) OVER (PARTITION BY station, phase)::int AS n,
        row_number() OVER (PARTITION BY station ORDER BY array_position(ARRAY['on_site', 'planned', 'over'], phase), at) AS nth,
        jsonb_build_object('id', id, 'topic', topic, 'station', station, 'title', title, 'place', place, 'phase', phase,
          'at', ${moment('at')}) AS line
      FROM (${LIVES}) today
    ) counted GROUP BY station`,
};

const duty: Tile = {
  name: 'duty',
  events: [],
  select: `
    SELECT station, jsonb_agg(jsonb_build_object('post', jsonb_build_object('zh-Hans', name_zh, 'en', name_en),
      'station', station, 'people', people, 'planned', planned) ORDER BY created_at, id) AS value FROM (
      SELECT post.*, (
        SELECT coalesce(jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh-Hans', p.name_zh, 'en', p.name_en),
          'until', ${moment('s.ends_at')}) ORDER BY s.starts_at), '[]')
        FROM duty_shift s
        LEFT JOIN LATERAL (SELECT to_person FROM duty_delegation d WHERE d.post = s.post AND d.from_person = s.on_duty
          AND d.state IN ('accepted', 'active') AND d.starts_at <= now() AND d.ends_at > now() LIMIT 1) lent ON true
        JOIN person p ON p.id = coalesce(lent.to_person, s.on_duty) AND p.active
        WHERE s.station = post.station AND tstzrange(s.starts_at, s.ends_at) @> now() AND s.post = post.id
      ) AS people, EXISTS (
        SELECT FROM duty_shift s WHERE s.post = post.id AND tstzrange(s.starts_at, s.ends_at) @> now()
      ) AS planned
      FROM duty_post post WHERE post.active
    ) standing GROUP BY station`,
};

const output: Tile = {
  name: 'output',
  events: [deliveryMoved, storyPublished, storyWithdrawn],
  select: `
    SELECT station, jsonb_build_object('stories', coalesce(sum(stories), 0), 'hours',
      coalesce(jsonb_object_agg(hour, stories) FILTER (WHERE hour IS NOT NULL), '{}'), 'channels',
      coalesce(jsonb_agg(channel ORDER BY nth) FILTER (WHERE channel IS NOT NULL), '[]')) AS value FROM (
      SELECT station, extract(hour FROM first AT TIME ZONE 'Asia/Shanghai')::text AS hour, count(*)::int AS stories,
        NULL::jsonb AS channel, 0 AS nth
      FROM (SELECT station, document_id, min(published_at) AS first FROM story_search WHERE published_at >= ${TODAY_BEGINS}
            GROUP BY station, document_id) told
      GROUP BY station, hour
      UNION ALL
      SELECT d.station, NULL, 0, jsonb_build_object('id', c.id, 'name', c.name, 'platform', c.platform,
        'live', count(*) FILTER (WHERE d.live_at IS NOT NULL), 'waiting', count(*) FILTER (WHERE d.live_at IS NULL)),
        row_number() OVER (PARTITION BY d.station ORDER BY count(*) DESC, c.name)
      FROM channel c JOIN (
        SELECT station, channel, live_at FROM delivery
        WHERE live_at >= ${TODAY_BEGINS} AND state IN (${statesOf('out-today')})
        UNION ALL
        SELECT station, channel, NULL FROM delivery WHERE state IN (${statesOf('waiting')})
      ) d ON d.channel = c.id GROUP BY d.station, c.id
    ) counted GROUP BY station`,
};

const trouble: Tile = {
  name: 'trouble',
  events: [deliveryMoved],
  select: `
    SELECT station, jsonb_object_agg(state, n) AS value FROM (
      SELECT station, state, count(*)::int AS n FROM delivery
      WHERE state IN (${statesOf('trouble')}) GROUP BY station, state
    ) counted GROUP BY station`,
};

const published: Tile = {
  name: 'published',
  events: [storyPublished, storyCorrected, storyWithdrawn, columnsChanged],
  select: `
    SELECT station, jsonb_agg(jsonb_build_object('id', document_id, 'locale', locale, 'title', title,
      'at', ${moment('published_at')}) ORDER BY published_at DESC, locale DESC) AS value FROM (
      SELECT found.*, live.title, row_number() OVER (PARTITION BY found.station ORDER BY found.published_at DESC) AS nth
      FROM story_search found JOIN manuscripts live ON live.document_id = found.document_id
        AND live.locale = found.locale AND live.published_at IS NOT NULL
      WHERE found.published_at >= now() - interval '3 days'
    ) latest WHERE nth <= ${LINES} GROUP BY station`,
};

/** What the kitchen counts for the screen. Live sessions are offered by whoever runs them. */
export const houseTiles: readonly Tile[] = [topics, reviews, assignments, broadcasts, duty, output, trouble, published];
