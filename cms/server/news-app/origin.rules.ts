/** What says under which address a reader reached us. */
export type Reached = {
  readonly publicUrl: string | undefined;
  readonly host: string | undefined;
  readonly isSecure: boolean;
};

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::\d{1,5})?$/i;

/** The origin for absolute addresses: what the station configured, else the host that was asked for when it looks like one. */
export function originOf({ publicUrl, host, isSecure }: Reached): string {
  if (publicUrl) return new URL(publicUrl).origin;
  return host && HOST.test(host) ? `${isSecure ? 'https' : 'http'}://${host.toLowerCase()}` : 'http://localhost';
}
