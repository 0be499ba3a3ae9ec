import { Bug, type PortKey } from '../../kernel';

/**
 * Where plugins find each other: one offers what its contract declares while it registers, and others take it when they start or later.
 * Nobody sees more of another plugin than that.
 */
export type Ports = {
  offer<Port>(key: PortKey<Port>, port: Port): void;
  /** What was offered under the key; a key that nobody offers is a mistake in the wiring. */
  take<Port>(key: PortKey<Port>): Port;
};

/** Makes an empty register. */
export function createPorts(): Ports {
  const ports = new Map<string, unknown>();
  return {
    offer: (key, port) => {
      if (ports.has(key.name)) throw new Bug(`two parts of the house offer the port ${key.name}`);
      ports.set(key.name, port);
    },
    take: <Port>(key: PortKey<Port>): Port => {
      if (!ports.has(key.name)) throw new Bug(`no part of the house offers the port ${key.name}`);
      // `offer` took it under a key of this very type.
      return ports.get(key.name) as Port;
    },
  };
}
