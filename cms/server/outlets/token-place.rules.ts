/** Where the tokens of an account lie, as the vault binds them. */
export const tokenPlace = (channel: string) => ({ table: 'outlet_token', column: 'sealed', row: channel });
