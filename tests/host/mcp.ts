/** What an MCP server answers to a call of a tool. */
export type McpAnswer = {
  readonly isError?: boolean;
  readonly content?: readonly { readonly text: string }[];
  readonly structuredContent?: unknown;
};

/** Asks an MCP server by the real protocol: one JSON-RPC call, answered as JSON or as one event. */
export async function mcp(
  at: { readonly url: string; readonly accessKey: string },
  method: string,
  params: object,
): Promise<McpAnswer> {
  const answer = await fetch(`${at.url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${at.accessKey}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-06-18',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const text = await answer.text();
  const line = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  const { result, error } = JSON.parse(line) as { result?: McpAnswer; error?: { message: string } };
  return result ?? { isError: true, content: [{ text: error?.message ?? text }] };
}
