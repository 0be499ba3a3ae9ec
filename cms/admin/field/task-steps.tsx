import { Box, Typography } from '@strapi/design-system';
import type { AssignmentStep } from '../../contract';
import { Moment } from '../reach/moment';
import { useNames, type Colleague } from './use-tasks';
import { useSay } from './words';

type Props = { readonly steps: readonly AssignmentStep[]; readonly people: readonly Colleague[] };

/** What happened to a task, with the chain of hands in it. */
export function TaskSteps({ steps, people }: Props) {
  const say = useSay();
  const names = useNames(people);
  return (
    <section aria-label={say('steps')}>
      <Typography tag="h3" variant="delta">
        {say('steps')}
      </Typography>
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {steps.map((step) => (
          <Box tag="li" key={step.id} paddingTop={2}>
            <Typography tag="p">
              {say(`step.${step.event}`)}
              {step.fields.length > 0 &&
                say('step.to', { people: step.fields.map((field) => say(`changed.${field}`)).join('、') })}
              {step.people.length > 0 && say('step.to', { people: names(step.people) })}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {names([step.person])} <Moment at={step.saidAt ?? step.at} /> {step.via === 'phone' && say('step.phone')}{' '}
              {step.place && say('step.place')}
            </Typography>
            {step.reason && <Typography tag="p">{step.reason}</Typography>}
            {step.overrideReason && (
              <Typography tag="p" textColor="warning600">
                {say('step.override', { reason: step.overrideReason })}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </section>
  );
}
