import type { Modules } from '@strapi/strapi';
import { errors, setCreatorFields, z } from '@strapi/utils';
import { locales } from '../../kernel';
import type { Platform } from '../../platform';
import { revisionStore } from '../revisions/revision-store';
import { MANUSCRIPT } from './manuscript.content-type';

type Context = Modules.MCP.McpHandlerContext;
type Answer<Said extends z.ZodObject<z.ZodRawShape>> = Modules.MCP.McpToolResult<Said>;
type Given = { readonly documentId: string; readonly locale: (typeof locales)[number] };

const which = {
  documentId: z.string().regex(/^[a-z0-9]{20,32}$/),
  locale: z.enum(locales).default('zh-Hans'),
};
const short = (max: number) => z.string().max(max).nullable().optional();
/** What a program may write: words. What a manuscript shows and where it belongs stays with people. */
const words = z.strictObject({
  ...{ title: z.string().min(1).max(120).optional(), subtitle: short(160), summary: short(400), byline: short(160) },
  tags: short(200),
  body: z
    .array(z.looseObject({ type: z.string() }))
    .optional()
    .describe('Blocks of Strapi’s editor; the whole body, not a part'),
  aiDeclaration: z.enum(['none', 'assisted', 'generated']).optional(),
  aiNote: short(300),
});
const read = z.object({ ...which, revision: z.number().int(), words: z.record(z.string(), z.unknown()) });
const change = z.object({ ...which, revision: z.number().int().min(1), words });

/**
 * Two tools beside those that Strapi makes of every content type: its own for changes has no place for the revision that was read, and a
 * manuscript is not changed by whoever does not say what they had read. Behind both stand the same doors as behind the form: the rights of
 * the token's owner, the lock, the merge, the gate.
 */
export function offerProgramTools(platform: Platform): void {
  const { mcp } = platform.strapi.ai;
  mcp.registerTool({
    name: 'read_manuscript_for_change',
    title: '读稿待改 Read a manuscript to change it',
    description:
      'Reads the words of a manuscript and the number of the revision they are. Send that number with change_manuscript.',
    auth: { policies: [{ action: 'plugin::content-manager.explorer.read', subject: MANUSCRIPT }] },
    resolveInputSchema: () => z.object(which),
    resolveOutputSchema: () => read,
    createHandler: (_strapi, context) => (call) => saying<typeof read>(() => readWords(platform, context, call.args)),
  });
  mcp.registerTool({
    name: 'change_manuscript',
    title: '改稿 Change the words of a manuscript',
    description:
      'Changes words of a draft. `revision` is the number that read_manuscript_for_change gave. What others changed meanwhile is kept; where both changed the same words the call is refused and has to read again. The answer is the revision as it stands then, with the words of others: go on from those. Nothing is published: people review and sign.',
    auth: { policies: [{ action: 'plugin::content-manager.explorer.update', subject: MANUSCRIPT }] },
    resolveInputSchema: () => change,
    resolveOutputSchema: () => read,
    createHandler: (_strapi, context) => (call) => saying<typeof read>(() => changeWords(platform, context, call.args)),
  });
}

/** A refusal is an answer to a program and no failure of the host. */
async function saying<Said extends z.ZodObject<z.ZodRawShape>>(
  work: () => Promise<z.infer<Said>>,
): Promise<Answer<Said>> {
  try {
    const said = await work();
    return { content: [{ type: 'text', text: JSON.stringify(said) }], structuredContent: said };
  } catch (error) {
    if (!(error instanceof errors.ApplicationError)) throw error;
    // Strapi's errors are generic over a name that nothing asks for.
    return { content: [{ type: 'text', text: (error as Error).message }], isError: true };
  }
}

type Document = Readonly<Record<string, unknown>>;
type Checker = {
  readonly cannot: { read(document: Document): boolean; update(document: Document): boolean };
  sanitizeOutput(document: Document): Promise<Document>;
  sanitizeUpdateInput(document: Document): (data: object) => Promise<Record<string, unknown>>;
};
type Manager = {
  findOne(id: string, uid: string, at: object): Promise<Document | null>;
  update(id: string, uid: string, to: object): Promise<Document>;
};

/** Strapi's own judge of who may read and write which field; its services are untyped, these are the parts that its tools use. */
function strapis({ strapi }: Platform, { userAbility }: Context): { checker: Checker; manager: Manager } {
  const plugin = strapi.plugin('content-manager');
  // The parts of them that Strapi's own tools use, as the types above name them.
  const checkers = plugin.service<{ create(of: object): Checker }>('permission-checker');
  const manager = plugin.service<Manager>('document-manager');
  return { checker: checkers.create({ userAbility, model: MANUSCRIPT }), manager };
}

async function readWords(platform: Platform, context: Context, { documentId, locale }: Given) {
  const { checker, manager } = strapis(platform, context);
  // The revision first: when somebody saves between the two, the words that are sent back are those of the number.
  const last = await revisionStore.last(platform.database.read, { documentId, locale });
  const document = await manager.findOne(documentId, MANUSCRIPT, { locale, status: 'draft' });
  if (!last || !document) throw new errors.NotFoundError();
  if (checker.cannot.read(document)) throw new errors.ForbiddenError();
  const permitted = await checker.sanitizeOutput(document);
  const shown = Object.entries(last.content).filter(([field]) => field in words.shape && field in permitted);
  return { documentId, locale, revision: last.n, words: Object.fromEntries(shown) };
}

async function changeWords(platform: Platform, context: Context, given: z.infer<typeof change>) {
  const { documentId, locale, revision } = given;
  const { checker, manager } = strapis(platform, context);
  const document = await manager.findOne(documentId, MANUSCRIPT, { locale, status: 'draft' });
  if (!document) throw new errors.NotFoundError();
  if (checker.cannot.update(document)) throw new errors.ForbiddenError();
  const permitted = await checker.sanitizeUpdateInput(document)(given.words);
  // Strapi leaves out in silence what somebody may not write; a program would believe that it was written.
  if (Object.keys(given.words).some((field) => !(field in permitted))) throw new errors.ForbiddenError();
  const data = setCreatorFields({ user: context.user, isEdition: true })(permitted);
  await manager.update(documentId, MANUSCRIPT, { data: { ...data, revision }, locale });
  // With the words of others that were merged: whoever knew the number alone would write over them next.
  return readWords(platform, context, { documentId, locale });
}
