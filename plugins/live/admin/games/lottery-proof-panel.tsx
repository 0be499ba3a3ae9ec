import { useMemo } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Faces, Facts, Panel, StateWord, useReading, type Tone } from '@hearth/cms/reach';
import { checkDraw, drawChecks, type LotteryProof } from '../../contract';
import { useSay } from './words';

/** The proof as everybody is given it, checked in this very browser: the same sums that a viewer's own page does. */
export function LotteryProofPanel({ id }: { readonly id: string }) {
  const say = useSay();
  const proof = useReading<LotteryProof>(`/api/live/lotteries/${id}`);
  return (
    <Panel title={say('games.proof')}>
      <Faces of={proof}>{(found) => <Checked proof={found} />}</Faces>
    </Panel>
  );
}

function Checked({ proof }: { readonly proof: LotteryProof }) {
  const say = useSay();
  const found = useMemo(() => checkDraw(proof), [proof]);
  const { rulesHash, seedHash, entriesHash, seed, count } = proof;
  return (
    <>
      <Flex direction="column" alignItems="flex-start" gap={2} paddingBottom={4}>
        {drawChecks.map((check) => (
          <StateWord
            key={check}
            tone={toneOf(found[check])}
            word={say(`games.proof.${check}.${answerOf(found[check])}`)}
          />
        ))}
      </Flex>
      <Facts
        facts={[
          [say('games.proof.rules-hash'), rulesHash],
          [say('games.proof.seed-hash'), seedHash],
          [say('games.proof.entries-hash'), entriesHash ?? ''],
          [say('games.proof.seed'), seed ?? ''],
          [say('games.lottery.column.entries'), count],
        ]}
      />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 12 }}>
        {say('games.proof.formula')}
      </Typography>
    </>
  );
}

const toneOf = (holds: boolean | null): Tone => (holds === null ? 'quiet' : holds ? 'proof' : 'stop');
const answerOf = (holds: boolean | null) => (holds === null ? 'later' : holds ? 'yes' : 'no');
