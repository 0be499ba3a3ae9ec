import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { TakedownHit } from '../../contract';
import type { Preview } from './use-preview';
import { useSay } from './words';

type Choosing = {
  /** What was chosen of a search; undefined where everything is hit. */
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (chosen: readonly string[]) => void;
};
type Props = Choosing & { readonly preview: Preview };

/** So many lines are drawn at once; the next come when somebody asks for them, and all are counted. */
const DRAWN = 100;

/** What would be hit, how far that was looked at, and for a search the boxes to choose by. */
export function ScopeHits({ preview: { hits, total, isWhole, problem }, chosen, onChoose }: Props) {
  const say = useSay();
  if (problem !== undefined) return <Typography textColor="danger600">{problem}</Typography>;
  if (isWhole && hits.length === 0)
    return (
      <Typography role="status" textColor="warning600">
        {say('preview.nothing')}
      </Typography>
    );
  const posts = hits.reduce((sum, { posted }) => sum + posted, 0);
  const told = new Set(hits.map(({ documentId }) => documentId)).size;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold" role="status">
        {total === undefined || isWhole ? null : say('preview.going', { told, total })}
        {isWhole ? say('preview', { count: hits.length, posts }) : null}
      </Typography>
      {chosen === undefined || hits.length === 0 ? null : <ChooseAll {...{ hits, isWhole, chosen, onChoose }} />}
      {hits.length === 0 ? null : <Lines {...{ hits, chosen, onChoose }} />}
    </Flex>
  );
}

type AllProps = Choosing & {
  readonly hits: readonly TakedownHit[];
  readonly isWhole: boolean;
  readonly chosen: readonly string[];
};

function ChooseAll({ hits, isWhole, chosen, onChoose }: AllProps) {
  const say = useSay();
  const all = [...new Set(hits.map(({ documentId }) => documentId))];
  return (
    <Flex gap={2} alignItems="center" wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        disabled={!isWhole || chosen.length === all.length}
        onClick={() => onChoose(all)}
      >
        {say('choose.all')}
      </Button>
      <Button variant="tertiary" size="S" disabled={chosen.length === 0} onClick={() => onChoose([])}>
        {say('choose.none')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {say('chosen', { count: chosen.length, total: all.length })}
      </Typography>
    </Flex>
  );
}

function Lines({ hits, chosen, onChoose }: Choosing & { readonly hits: readonly TakedownHit[] }) {
  const say = useSay();
  const [drawn, draw] = useState(DRAWN);
  const toggle = (id: string): void => {
    const before = chosen ?? [];
    onChoose(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
  };
  return (
    <Box style={{ maxHeight: '20rem', overflowY: 'auto' }} tabIndex={0} role="group" aria-label={say('preview.list')}>
      {hits.slice(0, drawn).map((hit) => (
        <Hit
          key={`${hit.documentId} ${hit.locale}`}
          hit={hit}
          chosen={chosen?.includes(hit.documentId)}
          onToggle={() => toggle(hit.documentId)}
        />
      ))}
      {hits.length > drawn ? (
        <Button variant="tertiary" size="S" onClick={() => draw(drawn + DRAWN)}>
          {say('preview.more', { left: hits.length - drawn })}
        </Button>
      ) : null}
    </Box>
  );
}

type HitProps = { readonly hit: TakedownHit; readonly chosen: boolean | undefined; readonly onToggle: () => void };

function Hit({ hit, chosen, onToggle }: HitProps) {
  const say = useSay();
  const { title, via, isPublic, posted, waiting } = hit;
  const facts = [say(`via.${via}`), ...(isPublic ? [say('hit.public')] : []), say('hit.posts', { posted, waiting })];
  return (
    <Flex gap={3} paddingTop={2} paddingBottom={2} alignItems="flex-start">
      {chosen === undefined ? null : <Checkbox aria-label={title} checked={chosen} onCheckedChange={onToggle} />}
      <Box minWidth={0}>
        <Typography style={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts.join(' · ')}
        </Typography>
      </Box>
    </Flex>
  );
}
