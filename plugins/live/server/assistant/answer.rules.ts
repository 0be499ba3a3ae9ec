import type {
  AnswerOutcome,
  AnswerSource,
  AssistantFacts,
  AssistantSaid,
  HandedTopic,
  LiveAnswer,
} from '../../contract';

/** A question as it is kept. */
export type KeptAnswer = {
  readonly id: string;
  readonly station: string;
  readonly session: string;
  readonly reader: string | null;
  readonly question: string;
  readonly product: string | null;
  readonly outcome: AnswerOutcome;
  readonly topic: HandedTopic | null;
  readonly text: string | null;
  readonly source: AnswerSource | null;
  readonly label: LiveAnswer['label'];
  readonly reply: { readonly by: string; readonly text: string; readonly at: Date } | null;
  readonly at: Date;
};

/** Said with everything that a machine answers (生成合成标识). */
export const ASSISTANT_LABEL = {
  'zh-Hans': 'AI 助理回答，仅依据已核验的资料',
  en: 'Answered by an AI assistant from vetted papers only',
} as const;

/** What became of a question. */
export type Verdict = {
  readonly outcome: AnswerOutcome;
  readonly topic: HandedTopic | null;
  readonly text: string | null;
  readonly source: AnswerSource | null;
};

/** A person has to answer. */
export const handed = (topic: HandedTopic | null): Verdict => ({
  ...{ outcome: 'handed', topic, text: null, source: null },
});

/** Whether an answer stands on something that its driver was handed. A driver that names a page of its own invention knows nothing. */
export function isGrounded(source: AnswerSource, { goods, offer }: AssistantFacts): boolean {
  switch (source.kind) {
    case 'paper': {
      const paper = goods?.papers.find(({ id }) => id === source.paper);
      return paper !== undefined && source.page <= paper.pages;
    }
    case 'fact':
      return goods !== undefined;
    case 'offer':
      return offer?.offer === source.offer;
  }
}

/** What is made of what a driver says. */
export function verdictOf(said: AssistantSaid, facts: AssistantFacts): Verdict {
  if (said === undefined || said.text.trim() === '' || !isGrounded(said.source, facts)) {
    return { outcome: 'unknown', topic: null, text: null, source: null };
  }
  return { outcome: 'answered', topic: null, text: said.text, source: said.source };
}

/** What somebody is told to wait for while nobody has answered yet in this live. */
const USUAL_SECONDS = 60;
const LONGEST_SECONDS = 1_800;

/** How long the last of so many takes, by how long answers took lately: one person answers one after the other. */
export function waitOf(ahead: number, lately: readonly number[]): number {
  const sorted = [...lately].sort((one, other) => one - other);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? USUAL_SECONDS;
  return Math.min(LONGEST_SECONDS, Math.max(10, Math.round(usual)) * (ahead + 1));
}

/** A question as viewers and pages see it. */
export function shownAnswer(kept: KeptAnswer, queue: LiveAnswer['queue']): LiveAnswer {
  const { id, session, question, product, outcome, topic, text, source, label, reply, at } = kept;
  const said = reply && { by: reply.by, text: reply.text, at: reply.at.toISOString() };
  return {
    ...{ id, session, question, product, outcome, topic, text, source, label },
    reply: said,
    queue: outcome !== 'answered' && said === null ? queue : null,
    at: at.toISOString(),
  };
}
