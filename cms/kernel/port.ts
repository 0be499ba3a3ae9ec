declare const offered: unique symbol;

/** The name under which one plugin offers something to others, and the type of what it offers. */
export interface PortKey<Port> {
  readonly name: string;
  /** Holds the type alone; no key has it. */
  readonly [offered]?: Port;
}

/** Declares a port in the contract of the plugin that offers it: `definePort<Gate>('vetting.gate')`. */
export function definePort<Port>(name: string): PortKey<Port> {
  return { name };
}
