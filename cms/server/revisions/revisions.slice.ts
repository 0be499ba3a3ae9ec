import { revisionsContract } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Slice } from '../../platform';
import { caseStore } from '../review/case-store';
import { revisionStore, type RevisionLine } from './revision-store';
import { compareRevisions, viewRevision, viewRevisions, type RevisionDeps } from './view-revisions';

/** Revisions (版本): what a manuscript said after each save, and how any two differ. */
export const revisionsSlice: Slice = {
  name: 'revisions',
  routes({ database }) {
    const deps: RevisionDeps = { database, revisions: revisionStore, cases: caseStore };
    return [
      routes(revisionsContract, {
        async list({ actor, params }) {
          const found = await viewRevisions(deps, actor, params);
          return found.ok ? ok({ revisions: found.value.map(lineOf) }) : found;
        },
        async one({ actor, params }) {
          const found = await viewRevision(deps, actor, params);
          if (!found.ok) return found;
          const { n, hash, authorName, at, content } = found.value;
          return ok({ n, hash, author: authorName, at: at.toISOString(), content });
        },
        async compare({ actor, params, query }) {
          const found = await compareRevisions(deps, actor, { ...params, ...query });
          return found.ok ? ok({ ...query, fields: [...found.value] }) : found;
        },
      }),
    ];
  },
};

const lineOf = ({ n, hash, authorName, role, changed, at }: RevisionLine) => ({
  ...{ n, hash, role },
  author: authorName,
  changed: [...changed],
  at: at.toISOString(),
});
