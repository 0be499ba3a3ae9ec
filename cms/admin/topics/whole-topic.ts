import type { Topic, TopicComment, TopicSignature, TopicStep } from '../../contract';

/** One topic with everything around it, as the host gives it. */
export type WholeTopic = {
  readonly topic: Topic;
  readonly signatures: readonly TopicSignature[];
  readonly comments: readonly TopicComment[];
  readonly history: readonly TopicStep[];
  readonly merged: readonly { readonly id: string; readonly title: string; readonly version: number }[];
  readonly onDuty: readonly string[];
};
