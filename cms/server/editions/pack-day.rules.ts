const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day whose rule packs hold at a moment: a pack begins at midnight of the stations' own time. */
export const packDay = (at: Date): string => DAY.format(at);
