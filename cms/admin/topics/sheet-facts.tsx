import type { ReactNode } from 'react';
import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useRoleNames } from '../people/role-names';
import { useNames } from './desk';
import { knownChannel } from './form-words';
import { usePlanningQuery } from './use-planning-query';
import type { WholeTopic } from './whole-topic';
import { useSay, type Say } from './words';

const IMPORTANCE = ['importance.1', 'importance.2', 'importance.3'] as const;

const channelWord =
  (say: Say) =>
  (slug: string): string => {
    const known = knownChannel(slug);
    return known ? say(`channel.${known}`) : slug;
  };

/** Who has it, until when, what is planned, and who signed. */
export function SheetFacts({ whole }: { readonly whole: WholeTopic }) {
  const say = useSay();
  const { topic } = whole;
  const names = useNames();
  const { formatNumber } = useIntl();
  const money = formatNumber(topic.budgetFen / 100, { style: 'currency', currency: 'CNY' });
  const channels = topic.channels.map(channelWord(say)).join('、');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say('fact.holder'), <Holder key="holder" whole={whole} />],
    [say('fact.since'), <Moment key="since" at={topic.stateSince} />],
    [say('fact.planned'), <Planned key="planned" whole={whole} />],
    [say('field.angle'), topic.angle],
    [say('field.column'), names.column(topic.column)],
    [say('field.importance'), say(IMPORTANCE[topic.importance - 1] ?? 'importance.2')],
    [say('field.channels'), channels],
    [say('field.place'), topic.place],
    [say('field.budget'), topic.budgetFen === 0 ? '' : money],
    [say('field.notes'), topic.notes],
    ...(topic.mergedInto !== null || whole.merged.length > 0
      ? [[say('fact.merged'), <Merged key="merged" whole={whole} />] as const]
      : []),
    [say('fact.chain'), <Chain key="chain" whole={whole} />],
  ];
  return <Facts facts={facts} />;
}

type Part = { readonly whole: WholeTopic };

/** In whose hands it is: those who must sign, those who work on it, or whoever wrote it. */
function Holder({ whole: { topic, onDuty } }: Part) {
  const say = useSay();
  const names = useNames();
  const roleOf = useRoleNames();
  const step = topic.state === 'pitched' ? topic.chain?.steps[topic.chain.signed] : undefined;
  if (step) {
    const people = onDuty.map(names.person).join('、');
    return <>{people === '' ? say('holder.role', { role: roleOf([step.role]) }) : say('holder.duty', { people })}</>;
  }
  if (topic.people.length > 0) return <>{topic.people.map(names.person).join('、')}</>;
  if (topic.state === 'approved') return <>{say('holder.unassigned', { count: topic.peopleWanted })}</>;
  return <>{names.person(topic.pitchedBy ?? topic.author)}</>;
}

function Planned({ whole: { topic } }: Part) {
  const say = useSay();
  if (topic.plannedFrom === null) return <>{say('planned.none')}</>;
  return (
    <>
      <Moment at={topic.plannedFrom} />
      {topic.plannedTo && (
        <>
          {' – '}
          <Moment at={topic.plannedTo} />
        </>
      )}
    </>
  );
}

function Merged({ whole: { topic, merged } }: Part) {
  const say = useSay();
  const [, change] = usePlanningQuery();
  const others = topic.mergedInto === null ? merged : [{ id: topic.mergedInto, title: say('merged.target') }];
  return (
    <>
      {others.map(({ id, title }) => (
        <div key={id}>
          <button
            type="button"
            style={{
              padding: 0,
              border: 0,
              background: 'none',
              font: 'inherit',
              textDecoration: 'underline',
              cursor: 'pointer',
              color: 'inherit',
            }}
            onClick={() => change({ open: id })}
          >
            {title}
          </button>
        </div>
      ))}
    </>
  );
}

/** The steps in their order: signed by whom and when, waiting, or still to come. */
function Chain({ whole: { topic, signatures } }: Part) {
  const say = useSay();
  const names = useNames();
  const roleOf = useRoleNames();
  const steps = topic.chain?.steps ?? [];
  if (steps.length === 0) return <>{say('chain.later')}</>;
  return (
    <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {steps.map((step, index) => {
        const signature = signatures.find((one) => one.step === index);
        const behalf = signature?.onBehalfOf ? say('chain.behalf', { person: names.person(signature.onBehalfOf) }) : '';
        return (
          <li key={index} style={{ display: 'flex', flexWrap: 'wrap', gap: '0 8px', alignItems: 'center' }}>
            {index + 1}.{roleOf([step.role])}{' '}
            {signature ? (
              <>
                <StateWord tone="proof" word={`${names.person(signature.person)}${behalf}`} />{' '}
                <Moment at={signature.at} />
              </>
            ) : (
              <StateWord
                tone={index === signatures.length && topic.state === 'pitched' ? 'wait' : 'quiet'}
                word={say('chain.unsigned')}
              />
            )}
          </li>
        );
      })}
    </Box>
  );
}
