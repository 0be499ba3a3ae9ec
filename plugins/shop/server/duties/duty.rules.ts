import { hashOf } from '@hearth/cms/kernel';
import {
  dutyCatalogue,
  type Duty,
  type DutyAnswer,
  type DutyCounts,
  type DutyState,
  type Session,
  type SessionDuty,
} from '../../contract';

const DAY_AHEAD = 8 * 3_600_000;

/** The day of a moment by the stations' clock. */
const dayOf = (at: string): string => new Date(Date.parse(at) + DAY_AHEAD).toISOString().slice(0, 10);

type Began = Pick<Session, 'beginsAt'>;

/** The duties that were the law on the day on which a live began, each in its version of that day. */
export function dutiesOf({ beginsAt }: Began, catalogue: readonly Duty[] = dutyCatalogue): readonly Duty[] {
  const day = dayOf(beginsAt);
  return catalogue.filter(({ from, until }) => from <= day && (until === null || day < until));
}

/** Whether a live of these kinds has the duty at all. */
export const isAsked = ({ when }: Pick<Duty, 'when'>, { kinds }: Pick<Session, 'kinds'>): boolean =>
  when.length === 0 || when.some((kind) => kinds.includes(kind));

/** Whether a person may answer it: what the house checks is theirs only where the finding has exceptions. */
export const isForPeople = ({ check, judged }: Duty): boolean => check === null || judged === true;

/** What a duty says, as it is named in an answer. */
export const dutyHash = ({ id, version, article, duty, stage, when, check }: Duty): string =>
  hashOf({ id, version, article, duty, stage, when: [...when], check });

/** The last answer that was given to this version of a duty; an answer to another version says nothing of it. */
export const lastAnswer = (
  answers: readonly DutyAnswer[],
  { version }: Pick<Duty, 'version'>,
): DutyAnswer | undefined => answers.filter(({ dutyVersion }) => dutyVersion === version).at(-1);

/** How a duty of a live stands, by the answers that were given to it. */
export function stateOf(duty: Duty, session: Pick<Session, 'kinds'>, answers: readonly DutyAnswer[]): DutyState {
  if (!isAsked(duty, session)) return 'exempt';
  return lastAnswer(answers, duty)?.outcome ?? 'open';
}

/** The duties of a live with all that was answered, by the name of the duty. */
export function answeredDuties(
  session: Session,
  answers: ReadonlyMap<string, readonly DutyAnswer[]>,
  catalogue: readonly Duty[] = dutyCatalogue,
): readonly SessionDuty[] {
  return dutiesOf(session, catalogue).map((one) => {
    const { id, version, article, duty, stage, check, owner } = one;
    const given = answers.get(id) ?? [];
    const isConfirmable = isAsked(one, session) && isForPeople(one);
    const state = stateOf(one, session, given);
    return { id, version, article, duty, stage, check, owner, state, isConfirmable, answers: [...given] };
  });
}

/** How many duties are in which state. */
export function countsOf(duties: readonly Pick<SessionDuty, 'state'>[]): DutyCounts {
  const counts = { holds: 0, fails: 0, open: 0, exempt: 0 };
  for (const { state } of duties) counts[state] += 1;
  return counts;
}
