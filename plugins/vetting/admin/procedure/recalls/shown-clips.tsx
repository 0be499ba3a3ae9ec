import { Link, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Moment, Panel, StateWord } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import type { ShownClip } from '../../../contract';
import { useSay } from '../words';

const HEADS = ['title', 'shown', 'state', 'story'] as const;

/** Clips of lives that show the goods: whoever called the lot back takes them down, or leaves them knowing it. */
export function ShownClips({ clips }: { readonly clips: readonly ShownClip[] }) {
  const say = useSay();
  const out = clips.filter(({ isOut }) => isOut).length;
  const tone = out > 0 ? 'stop' : 'proof';
  return (
    <Panel title={say('recalls.clips')} aside={<StateWord tone={tone} word={say('recalls.clips.out', { out })} />}>
      {clips.length === 0 && <Typography textColor="neutral600">{say('recalls.clips.none')}</Typography>}
      {clips.length > 0 && (
        <LinesTable heads={HEADS.map((head) => say(`recalls.clips.${head}`))}>
          {clips.map((clip) => (
            <Line key={clip.id} clip={clip} />
          ))}
        </LinesTable>
      )}
    </Panel>
  );
}

function Line({ clip: { title, session, shownAt, isOut, manuscript } }: { readonly clip: ShownClip }) {
  const say = useSay();
  return (
    <Tr>
      <Td style={{ maxWidth: '28rem' }}>
        <Link tag={NavLink} to={`/plugins/live-numbers/${session}/replay`}>
          {title}
        </Link>
      </Td>
      <Td data-label={say('recalls.clips.shown')}>
        <Moment at={shownAt} />
      </Td>
      <Td data-label={say('recalls.clips.state')}>
        <StateWord
          tone={isOut ? 'stop' : 'quiet'}
          word={say(isOut ? 'recalls.clips.isOut' : 'recalls.clips.isNotOut')}
        />
      </Td>
      <Td data-label={say('recalls.clips.story')}>
        {manuscript !== null && (
          <Link
            tag={NavLink}
            to={`/content-manager/collection-types/plugin::cms.manuscript/${manuscript}?plugins[i18n][locale]=zh-Hans`}
          >
            {say('recalls.clips.open')}
          </Link>
        )}
      </Td>
    </Tr>
  );
}
