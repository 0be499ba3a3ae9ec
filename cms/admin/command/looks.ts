/** The dark look of the house. The screen hangs in a dark room and stays dark, whatever the admin around it is set to. */
export const LOOK = {
  paper: '#141210',
  sheet: '#1F1C19',
  fold: '#2A2622',
  ink: '#F5F1EA',
  soft: '#A8A29E',
  hairline: '#38332E',
  ember: '#FF7A55',
  proof: '#4FC3A9',
  wait: '#F2B84B',
  stop: '#FF8A80',
  cool: '#7FA3B1',
} as const;

/** System faces first, as everywhere in the house. */
export const FACE = "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Noto Sans SC', system-ui, sans-serif";
