import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { CaptionTrack, Cue } from '../../contract';
import { useSay } from '../words';
import { CueLine } from './cue-line';
import { lastOf, type KnownCues } from './desk-state';
import type { Typists } from './use-cues';

const SHOWN = 30;

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
  gap: 20px;

  @media (max-width: 640px) {
    & > section:not([data-chosen]) {
      display: none;
    }
  }
`;

const Tab = styled.button`
  padding: 8px 2px;
  border: 0;
  border-block-end: 2px solid transparent;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font: inherit;
  font-size: 1.4rem;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

type Props = {
  readonly tracks: readonly CaptionTrack[];
  readonly chosen: string;
  readonly cues: KnownCues;
  readonly typists: Typists;
  readonly mayWrite: boolean;
  onChoose(track: string): void;
  onCorrect(cue: Cue, text: string): void;
  onBack(cue: Cue): void;
};

/** The languages side by side, each with who writes it now; a phone shows the one that is written. */
export function Languages({ tracks, chosen, cues, typists, mayWrite, onChoose, onCorrect, onBack }: Props) {
  const say = useSay();
  return (
    <Box paddingTop={4}>
      <Flex gap={5} paddingBottom={3} wrap="wrap" role="group" aria-label={say('captions.languages')}>
        {tracks.map((track) => (
          <Tab key={track.id} type="button" aria-pressed={track.id === chosen} onClick={() => onChoose(track.id)}>
            <span lang={track.language}>{track.name}</span>
            {typists[track.id] !== undefined && ` · ${say('captions.types', { name: typists[track.id] ?? '' })}`}
          </Tab>
        ))}
      </Flex>
      <Columns>
        {tracks.map((track) => {
          const last = [...lastOf(cues, track.id, SHOWN)].reverse();
          return (
            <section key={track.id} aria-label={track.name} {...(track.id === chosen ? { 'data-chosen': '' } : {})}>
              <Typography tag="h3" variant="sigma" textColor="neutral600">
                {track.name} · {say(`captions.kind.${track.kind}`)}
              </Typography>
              {last.length === 0 && (
                <Typography tag="p" textColor="neutral600" style={{ paddingTop: 8 }}>
                  {say('captions.empty')}
                </Typography>
              )}
              <Box tag="ol" paddingTop={2} style={{ ...LIST, maxHeight: '48vh', overflowY: 'auto' }}>
                {last.map((cue) => (
                  <CueLine key={cue.id} {...{ cue, track, mayWrite, onCorrect, onBack }} />
                ))}
              </Box>
            </section>
          );
        })}
      </Columns>
    </Box>
  );
}

const LIST = { listStyle: 'none', margin: 0, paddingInline: 0 } as const;
